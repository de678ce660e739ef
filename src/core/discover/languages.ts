import type { DataPath } from '../yaml/documents.ts';
import { isTrueAt, listAt, mapAt, textAt } from './values.ts';
import type { Container } from './workloads.ts';

/** Languages that OpenTelemetry can instrument, by the annotation that asks for it. */
const INJECTED: readonly (readonly [key: string, language: string])[] = [
  ['instrumentation.opentelemetry.io/inject-java', 'java'],
  ['instrumentation.opentelemetry.io/inject-nodejs', 'javascript'],
  ['instrumentation.opentelemetry.io/inject-python', 'python'],
  ['instrumentation.opentelemetry.io/inject-dotnet', 'csharp'],
  ['instrumentation.opentelemetry.io/inject-go', 'go'],
];

/**
 * Environment variables that only the runtime of one language reads. `SPRING_...` and `NODE_ENV` aren't among them:
 * they are copied from service to service, whatever its language.
 */
const VARIABLES: readonly (readonly [RegExp, string])[] = [
  [/^(?:JAVA_TOOL_OPTIONS|JDK_JAVA_OPTIONS|JAVA_OPTS)$/, 'java'],
  [/^(?:DOTNET_|ASPNETCORE_)/, 'csharp'],
  [/^(?:GOMEMLIMIT|GOMAXPROCS|GOGC|GODEBUG)$/, 'go'],
  [/^(?:PYTHONUNBUFFERED|PYTHONPATH|PYTHONDONTWRITEBYTECODE)$/, 'python'],
  [/^(?:RAILS_ENV|RACK_ENV|RAILS_MAX_THREADS)$/, 'ruby'],
  [/^NODE_OPTIONS$/, 'javascript'],
  [/^RUST_(?:LOG|BACKTRACE)$/, 'rust'],
];

interface LanguageSign {
  readonly value: string;
  readonly path: DataPath;
}

/** The languages that a pod template speaks for, with the field of each. */
export function languagesIn(
  data: unknown,
  template: DataPath,
  containers: readonly Container[],
): readonly LanguageSign[] {
  const path = [...template, 'metadata', 'annotations'];
  const annotations = mapAt(data, ...path);
  const injected = INJECTED.filter(([key]) => {
    const wanted = textAt(annotations, key);
    return isTrueAt(annotations, key) || (wanted !== undefined && wanted !== 'false');
  }).map(([key, value]): LanguageSign => ({ value, path: [...path, key] }));
  const inContainers = containers.filter(({ init }) => !init).flatMap(languagesOfContainer);
  return [...injected, ...inContainers];
}

/** The languages that one container speaks for. */
export function languagesOfContainer({ data, path }: Pick<Container, 'data' | 'path'>): readonly LanguageSign[] {
  const probed = ['readinessProbe', 'livenessProbe', 'startupProbe'].flatMap((probe): LanguageSign[] =>
    /^\/actuator(?:\/|$)/.test(textAt(data, probe, 'httpGet', 'path') ?? '')
      ? [{ value: 'java', path: [...path, probe, 'httpGet', 'path'] }]
      : [],
  );
  const variables = listAt(data, 'env').flatMap((item, index) =>
    languageOfVariable(textAt(item, 'name') ?? '').map((value) => ({ value, path: [...path, 'env', index] })),
  );
  return [...probed, ...variables];
}

/** The language whose runtime reads a variable; empty where it is none. */
export function languageOfVariable(name: string): readonly string[] {
  const found = VARIABLES.find(([pattern]) => pattern.test(name))?.[1];
  return found === undefined ? [] : [found];
}
