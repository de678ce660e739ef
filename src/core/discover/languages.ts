import type { DataPath } from '../yaml/documents.ts';
import { isTrueAt, listAt, mapAt, textAt } from './values.ts';
import type { Container, Template } from './workloads.ts';

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
export function languagesIn({ path: top, data, containers }: Template): readonly LanguageSign[] {
  const annotations = mapAt(data, 'metadata', 'annotations');
  const found: LanguageSign[] = [];
  if (annotations !== undefined)
    for (const [key, value] of INJECTED) {
      const wanted = textAt(annotations, key);
      if (isTrueAt(annotations, key) || (wanted !== undefined && wanted !== 'false'))
        found.push({ value, path: [...top, 'metadata', 'annotations', key] });
    }
  for (const container of containers) if (!container.init) addLanguagesOf(container, found);
  return found;
}

/** Adds the languages that one container speaks for. */
function addLanguagesOf({ data, path }: Container, found: LanguageSign[]): void {
  for (const probe of ['readinessProbe', 'livenessProbe', 'startupProbe'])
    if (/^\/actuator(?:\/|$)/.test(textAt(data, probe, 'httpGet', 'path') ?? ''))
      found.push({ value: 'java', path: [...path, probe, 'httpGet', 'path'] });
  for (const [index, item] of listAt(data, 'env').entries()) {
    const value = languageOfVariable(textAt(item, 'name') ?? '');
    if (value !== undefined) found.push({ value, path: [...path, 'env', index] });
  }
}

/** The language whose runtime reads a variable; undefined where it is none. */
export function languageOfVariable(name: string): string | undefined {
  return VARIABLES.find((row) => row[0].test(name))?.[1];
}
