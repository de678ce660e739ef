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
  const found: LanguageSign[] = [];
  if (annotations !== undefined)
    for (const [key, value] of INJECTED) {
      const wanted = textAt(annotations, key);
      if (isTrueAt(annotations, key) || (wanted !== undefined && wanted !== 'false'))
        found.push({ value, path: [...path, key] });
    }
  for (const container of containers) if (!container.init) found.push(...languagesOfContainer(container));
  return found;
}

/** The languages that one container speaks for. */
function languagesOfContainer({ data, path }: Pick<Container, 'data' | 'path'>): readonly LanguageSign[] {
  const found: LanguageSign[] = [];
  for (const probe of ['readinessProbe', 'livenessProbe', 'startupProbe'])
    if (/^\/actuator(?:\/|$)/.test(textAt(data, probe, 'httpGet', 'path') ?? ''))
      found.push({ value: 'java', path: [...path, probe, 'httpGet', 'path'] });
  listAt(data, 'env').forEach((item, index) => {
    const value = languageOfVariable(textAt(item, 'name') ?? '');
    if (value !== undefined) found.push({ value, path: [...path, 'env', index] });
  });
  return found;
}

/** The language whose runtime reads a variable; undefined where it is none. */
export function languageOfVariable(name: string): string | undefined {
  return VARIABLES.find((row) => row[0].test(name))?.[1];
}
