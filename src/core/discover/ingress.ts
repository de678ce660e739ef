import type { Place } from './places.ts';
import type { Sighting } from './sightings.ts';

/** An Ingress, as far as it says who handles it. */
export interface IngressSeen {
  /** Undefined where it leaves that to the default class. */
  readonly className: string | undefined;
  readonly live: boolean;
  readonly place: Place;
}

export interface IngressClassSeen {
  readonly name: string;
  readonly controller: string;
  readonly isDefault: boolean;
}

export const INGRESS_NGINX = 'k8s.io/ingress-nginx';

/**
 * Controllers that receive requests themselves and are nothing else than Ingress controllers. Others order a load
 * balancer of a cloud, or belong to an API gateway: then a person must say what counts.
 */
const CONTROLLERS =
  /^(?:nginx\.org\/ingress-controller|traefik\.io\/ingress-controller|haproxy\.org\/ingress-controller(?:\/.*)?|haproxy-ingress\.github\.io\/controller|projectcontour\.io\/.+|cilium\.io\/ingress-controller)$/;

/** What Ingresses show together with the classes that they name. */
export function ofIngresses(
  ingresses: readonly IngressSeen[],
  classes: readonly IngressClassSeen[],
): readonly Sighting[] {
  const handled = withControllers(ingresses, classes);
  const areCertain = handled.every(({ controller }) => controller !== undefined && CONTROLLERS.test(controller));
  return handled.map(({ controller, place, live }): Sighting => {
    if (controller === undefined || controller === INGRESS_NGINX) return { sign: 'ingress', place, live };
    if (controller === 'istio.io/ingress-controller') return { sign: 'mesh-gateway', place, live };
    return { sign: 'ingress-of-controller', place, live: live && areCertain };
  });
}

/**
 * Signs, in which ingress-nginx is certain only where an Ingress in the cluster can be its own: the controller and its
 * class stay installed when nothing uses them anymore.
 */
export function withUseOfNginx(
  sightings: readonly Sighting[],
  ingresses: readonly IngressSeen[],
  classes: readonly IngressClassSeen[],
): readonly Sighting[] {
  const isUsed = withControllers(ingresses, classes).some(
    ({ live, controller, className }) =>
      live && (controller === INGRESS_NGINX || (controller === undefined && (className ?? 'nginx') === 'nginx')),
  );
  return isUsed
    ? sightings
    : sightings.map((each) => (each.sign === 'ingress-nginx' && each.live ? { ...each, live: false } : each));
}

/** Ingresses, each with the controller of its class; undefined where that class isn't there. */
function withControllers(
  ingresses: readonly IngressSeen[],
  classes: readonly IngressClassSeen[],
): readonly (IngressSeen & { readonly controller: string | undefined })[] {
  const controllers = new Map(classes.map(({ name, controller }) => [name, controller]));
  const byDefault = classes.find(({ isDefault }) => isDefault)?.controller;
  return ingresses.map((ingress) => ({
    ...ingress,
    controller: ingress.className === undefined ? byDefault : controllers.get(ingress.className),
  }));
}
