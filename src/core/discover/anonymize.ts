import type { Evidence } from './conclude.ts';
import type { Discovery } from './discover.ts';

/** Where a name stands for an object, as in `Deployment/shop/web`, and not for a folder. */
const OBJECT = /^(?:[A-Z][A-Za-z0-9]*|service|image)\//;

/**
 * The same discovery with other names: every name of a namespace, a workload or other object, a chart, a file, and a
 * folder is replaced, the same name everywhere by the same one. The same input gives the same names; they can't be
 * turned back.
 */
export function anonymized(found: Discovery): Discovery {
  const namespace = pseudonyms('namespace');
  const name = pseudonyms('name');
  const files = pseudonyms('file');
  const folders = pseudonyms('folder');
  const file = (path: string): string => `${files(path)}${/\.(?:ya?ml|json)$/.exec(path)?.[0] ?? ''}`;
  const folder = (path: string): string => (path === '.' ? path : folders(path));
  const object = (words: string): string => {
    const [kind = '', ...names] = words.split('/');
    if (kind === 'Namespace') return [kind, ...names.map(namespace)].join('/');
    const own = names.pop();
    return [kind, ...names.map(namespace), ...(own === undefined ? [] : [name(own)])].join('/');
  };
  const evidence = (each: Evidence): Evidence => {
    const [own, words] = [file(each.file), object(each.object)];
    return { file: own, line: each.line, object: words, field: each.field, says: each.says };
  };
  return {
    ...found,
    sources: found.sources.map((each) => ({ ...each, name: folder(each.name) })),
    answers: found.answers.map((each) => ({ ...each, evidence: each.evidence.map(evidence) })),
    workloads: found.workloads.map((each) => ({
      namespace: each.namespace === '' ? '' : namespace(each.namespace),
      kind: each.kind,
      name: name(each.name),
      service: name(each.service),
      class: each.class,
      counted: each.counted,
      ...(each.behind && { behind: { ...each.behind, name: name(each.behind.name) } }),
      file: file(each.file),
      line: each.line,
      findings: each.findings,
    })),
    findings: found.findings.map((each) => ({
      ...each,
      workloads: each.workloads.map(object),
      evidence: each.evidence.map(evidence),
    })),
    leftOut: found.leftOut.map((each) =>
      each.names === undefined
        ? each
        : { ...each, names: each.names.map((words) => (OBJECT.test(words) ? object(words) : folder(words))) },
    ),
    // The group of a CRD of your own is a domain of yours.
    crds: [],
    charts: found.charts.map((each) => ({ name: name(each.name), folder: folder(each.folder) })),
    unread: found.unread.map((each) => ({ ...each, file: file(each.file) })),
  };
}

/** Numbers names in the order in which they come. */
function pseudonyms(kind: string): (own: string) => string {
  const known = new Map<string, string>();
  return (own) => {
    const before = known.get(own);
    if (before !== undefined) return before;
    const given = `${kind}-${known.size + 1}`;
    known.set(own, given);
    return given;
  };
}
