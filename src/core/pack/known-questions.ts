/**
 * Questions that the program takes by their ids, where a pack has them; discovery knows more of them. A pack that names
 * them otherwise loses what is said here, and nothing else.
 */
export const KNOWN_QUESTIONS = {
  /** A number: how large a scope is, which a portfolio adds up. */
  size: 'service-count',
  /** A number: for how many services a requirement is still unmet. */
  required: 'required-services',
  /** Its values are ids of use cases: the one that should get better first comes before needs that are as strong. */
  wish: 'improve-first',
  /** What led to the assessment; its note can quote whoever asked. */
  driver: 'driver',
  /** Its values are ids of options, and `none`: the mesh that is installed, for which manifests and costs are told. */
  installed: 'existing-mesh',
  /** Numbers: how many people write or run the services, and how many the platform. Roles may outnumber them. */
  engineers: 'engineers',
  platform: 'platform-people',
  /** A choice of how far away the first date is that others set. */
  deadline: 'deadline',
  /** A number of weeks until then in which nothing may be changed. */
  closed: 'closed-weeks',
  /** Its values are ids of proposals: the alternatives that someone has named, which the plan answers one by one. */
  proposed: 'on-the-table',
} as const;
