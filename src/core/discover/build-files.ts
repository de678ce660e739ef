import type { Place } from './places.ts';
import type { SignId } from './signs.ts';

/** What one file of a repository says about how a service is built and delivered. */
export interface BuildFile {
  /** The folder of the service; `.` for the top. */
  readonly folder: string;
  readonly kind: 'image' | 'build' | 'other';
  /** Of an image: what it runs. Of a build file: the language that it builds. */
  readonly languages: readonly string[];
  /** Of an image: it serves static files, so it is no service that calls others. */
  readonly isStatic?: boolean;
  readonly place: Place;
  /** Libraries, protocols, and deployments that the file names. */
  readonly seen: readonly { readonly sign: SignId; readonly value?: string; readonly place: Place }[];
  /** Teams that own code. They are counted, and never shown. */
  readonly teams: readonly { readonly value: string; readonly place: Place }[];
}

const BUILD_FILE =
  /^(?:package\.json|composer\.json|[^/]*dockerfile.*|containerfile|pom\.xml|build\.gradle(?:\.kts)?|build\.sbt|[^/]*\.(?:cs|fs)proj|go\.mod|cargo\.toml|requirements[^/]*\.txt|pyproject\.toml|gemfile|mix\.exs|codeowners|jenkinsfile|[^/]*\.proto|[^/]*\.nomad|[^/]*(?<!\.lock)\.hcl)$/i;

/** Whether a file says how something is built or delivered, by its name. */
export function isBuildFile(name: string): boolean {
  const base = name.slice(name.lastIndexOf('/') + 1);
  return (BUILD_FILE.test(base) && !/\.dockerignore$/i.test(base)) || isPipeline(name);
}

/** Languages by the last part of the path of a base image, or by what it begins with. */
const IMAGES: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^(?:golang|go-toolset)$/, ['go']],
  [/^(?:python|pypy|python-?3\d*|uwsgi-nginx-flask|miniconda3)$/, ['python']],
  [/^(?:node|nodejs-?\d*|nodejs\d*-debian\d*|bun|deno)$/, ['javascript', 'typescript']],
  [
    /^(?:openjdk|eclipse-temurin|amazoncorretto|corretto|java\d*(?:-debian\d*)?|jdk|jre|maven|gradle|sapmachine|liberica-.*|zulu-openjdk.*|ibmjava|openjdk-\d+.*|quarkus-.*|ubi-quarkus-.*|sbt)$/,
    ['java', 'kotlin', 'scala', 'clojure'],
  ],
  [/^(?:aspnet|sdk|dotnet-.*|dotnet\d*)$/, ['csharp', 'fsharp']],
  [/^(?:ruby|jruby)$/, ['ruby']],
  [/^(?:php|php-.*|frankenphp)$/, ['php']],
  [/^(?:rust|cargo-chef)$/, ['rust']],
  [/^(?:elixir)$/, ['elixir']],
  [/^(?:erlang)$/, ['erlang']],
  [/^(?:swift)$/, ['swift']],
  [/^(?:perl)$/, ['perl']],
  [/^(?:gcc)$/, ['c', 'cpp']],
];
const STATIC = /(?:^|\/)(?:nginx|nginx-unprivileged|httpd|caddy|apache2?|lighttpd|static-web-server)$/;

/** Direct dependencies that say how services call each other. */
const DEPENDENCIES: readonly (readonly [RegExp, SignId, string?])[] = [
  [
    /^(?:google\.golang\.org\/grpc|connectrpc\.com\/connect|grpc-(?:netty|netty-shaded|okhttp|stub|server-spring-boot-starter|client-spring-boot-starter|kotlin-stub)|quarkus-grpc|@grpc\/grpc-js|grpcio|grpc\.aspnetcore|grpc\.net\.client(?:factory)?|tonic|grpc|grpc\/grpc)$/,
    'library-of-calls',
    'grpc',
  ],
  [/^(?:spring-cloud-starter-openfeign|quarkus-rest-client(?:-reactive)?|refit)$/, 'library-of-calls', 'rest'],
  [
    /^(?:resilience4j-.*|spring-cloud-starter-circuitbreaker-resilience4j|hystrix-core|spring-cloud-starter-netflix-(?:hystrix|ribbon|eureka-client)|polly|microsoft\.extensions\.http\.(?:polly|resilience)|github\.com\/sony\/gobreaker(?:\/v2)?|opossum|cockatiel|dapr-sdk(?:-.*)?|dapr\.aspnetcore|github\.com\/dapr\/go-sdk|@dapr\/dapr)$/,
    'library-for-calls',
  ],
];

/** How a file names its direct dependencies, each in a line. */
const DEPENDENCY_LINES: readonly (readonly [RegExp, RegExp])[] = [
  [/^go\.mod$/, /^\s*(?:require\s+)?([\w.-]+\.[\w.-]+\/\S+)\s+v\S+\s*$/],
  [/^pom\.xml$/, /<artifactId>\s*([\w.-]+)\s*<\/artifactId>/],
  [/^build\.gradle(?:\.kts)?$/, /^\s*(?:implementation|api|compile|runtimeOnly)\b.*['":]([\w.-]+)(?::[^'":]*)?['"]/],
  [/\.[cf]sproj$/, /<PackageReference\s+Include="([\w.-]+)"/],
  [/^requirements.*\.txt$/, /^([\w.-]+)/],
  [/^pyproject\.toml$/, /^\s*"?([\w.-]+)\s*(?:[=<>~!["]|$)/],
  [/^cargo\.toml$/, /^([\w-]+)\s*=/],
  [/^gemfile$/, /^\s*gem\s+['"]([\w.-]+)['"]/],
];

/** Reads a file by its name; undefined where the name stands for nothing here. Never throws. */
export function readBuildFile(name: string, file: string, text: string): BuildFile | undefined {
  const base = name.slice(name.lastIndexOf('/') + 1).toLowerCase();
  const folder = name.includes('/') ? name.slice(0, name.lastIndexOf('/')) : '.';
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/);
  const at = (line: number, field: string): Place => ({ file, line: line + 1, object: kindOf(base), field });
  if (isImage(base)) return image(folder, lines, at);
  if (isPipeline(name)) return { ...nothing(folder, at(0, '')), seen: deployments(lines, at) };
  if (base === 'codeowners') return { ...nothing(folder, at(0, '')), teams: owners(lines, at) };
  if (base.endsWith('.proto')) {
    const line = lines.findIndex((each) => /^\s*service\s+\w+\s*\{?/.test(each));
    const seen = line === -1 ? [] : [{ sign: 'grpc-service' as const, value: 'grpc', place: at(line, 'service') }];
    return { ...nothing(folder, at(0, '')), seen };
  }
  if (NOMAD.test(base)) {
    const line = nomadJob(lines);
    const seen = [{ sign: 'nomad-job' as const, place: at(line, 'job') }];
    return line === -1 ? undefined : { ...nothing(folder, at(line, 'job')), seen };
  }
  const language = languageOf(base, text);
  if (language === undefined) return undefined;
  return {
    folder,
    kind: 'build',
    languages: [language],
    place: at(0, ''),
    seen: libraries(base, lines, at),
    teams: [],
  };
}

function nothing(folder: string, place: Place): BuildFile {
  return { folder, kind: 'other', languages: [], place, seen: [], teams: [] };
}

function isImage(base: string): boolean {
  return /dockerfile|^containerfile$/.test(base);
}

const NOMAD = /\.(?:nomad|hcl)$/;

/** The line of the first job of a Nomad file; -1 where there is none, as in the HCL of other tools. */
function nomadJob(lines: readonly string[]): number {
  let isComment = false;
  return lines.findIndex((line) => {
    if (!isComment && /^job\s+(?:"[^"]*"|[\w-]+)\s*\{/.test(line)) return true;
    isComment = (isComment || /^\s*\/\*/.test(line)) && !line.includes('*/');
    return false;
  });
}

/** A word for the kind of file: its own name could hold anything. */
function kindOf(base: string): string {
  return isImage(base) ? 'Dockerfile' : base.endsWith('.proto') ? 'proto' : 'file';
}

function languageOf(base: string, text: string): string | undefined {
  const isKotlin = /kotlin\s*\(\s*["']jvm["']|org\.jetbrains\.kotlin|kotlin-maven-plugin/.test(text);
  const isScala = /^\s*(?:id\s*\(?\s*)?["']scala["']|scala-maven-plugin/m.test(text);
  if (/^(?:pom\.xml|build\.gradle(?:\.kts)?)$/.test(base)) return isKotlin ? 'kotlin' : isScala ? 'scala' : 'java';
  if (base === 'package.json') return /"typescript"\s*:/.test(text) ? 'typescript' : 'javascript';
  if (/^requirements.*\.txt$/.test(base)) return 'python';
  return BUILDS.find(([ending]) => base === ending || base.endsWith(ending))?.[1];
}

const BUILDS: readonly (readonly [string, string])[] = [
  ['build.sbt', 'scala'],
  ['.csproj', 'csharp'],
  ['.fsproj', 'fsharp'],
  ['go.mod', 'go'],
  ['cargo.toml', 'rust'],
  ['pyproject.toml', 'python'],
  ['gemfile', 'ruby'],
  ['composer.json', 'php'],
  ['mix.exs', 'elixir'],
];

/** What the last stage runs; where its image says nothing, what the stages before it build. */
function image(
  folder: string,
  lines: readonly string[],
  at: (line: number, field: string) => Place,
): BuildFile | undefined {
  const stages: { readonly path: string; readonly name: string | undefined; readonly line: number }[] = [];
  for (const [line, text] of lines.entries()) {
    const from = /^\s*FROM\s+(?:--\S+\s+)*(\S{1,500})(?:\s+AS\s+(\S+))?/i.exec(text);
    if (!from) continue;
    const before = stages.find(({ name }) => name !== undefined && name === from[1]!.toLowerCase());
    const path =
      before?.path ??
      from[1]!
        .toLowerCase()
        .replace(/@.*$/, '')
        .replace(/:[^/:]*$/, '');
    stages.push({ path, name: from[2]?.toLowerCase(), line });
  }
  const last = stages.at(-1);
  if (last === undefined) return undefined;
  const spoken = [last, ...stages.slice(0, -1).toReversed()].map((stage) => ({ stage, of: languagesOf(stage.path) }));
  const isStatic = STATIC.test(last.path);
  const runs = spoken[0]!.of.length > 0 ? spoken.slice(0, 1) : spoken.filter(({ of }) => of.length > 0);
  return {
    // A folder only for the image belongs to the service above it.
    folder: folder.replace(/(?:\/src\/main)?\/(?:\.?docker(?:-[a-z]+)?|build|deployment|container)$/i, ''),
    kind: 'image',
    languages: [...new Set(runs.flatMap(({ of }) => of))],
    isStatic,
    place: at((runs[0]?.stage ?? last).line, 'FROM'),
    seen: [],
    teams: [],
  };
}

function languagesOf(path: string): readonly string[] {
  const last = path.slice(path.lastIndexOf('/') + 1);
  return IMAGES.find(([pattern]) => pattern.test(last))?.[1] ?? [];
}

function libraries(base: string, lines: readonly string[], at: (line: number, field: string) => Place) {
  const isJson = base.endsWith('.json');
  const pattern = isJson ? /^\s*"([^"]+)"\s*:/ : DEPENDENCY_LINES.find(([file]) => file.test(base))?.[1];
  if (pattern === undefined) return [];
  let isForTests = false;
  return lines.flatMap((line, index) => {
    // Only what the service runs with: a section for development or tests says nothing.
    if (isJson && /"(?:devDependencies|peerDependencies|require-dev)"\s*:/.test(line)) isForTests = true;
    else if (isJson && /^\s*\}/.test(line)) isForTests = false;
    else if (/^\[.*(?:dev|test|build-).*\]/.test(line)) isForTests = true;
    else if (line.startsWith('[')) isForTests = false;
    const name = isForTests ? undefined : pattern.exec(line)?.[1]?.toLowerCase();
    const row = name === undefined ? undefined : DEPENDENCIES.find(([names]) => names.test(name));
    if (row === undefined || name === undefined) return [];
    const [, sign, value] = row;
    return [{ sign, ...(value !== undefined && { value }), place: at(index, name) }];
  });
}

/** Whether a file describes a pipeline, by the name that its tool demands. */
function isPipeline(name: string): boolean {
  return /(?:^|\/)(?:\.github\/workflows\/[^/]+\.ya?ml|\.gitlab-ci\.ya?ml|\.circleci\/config\.ya?ml|azure-pipelines\.ya?ml|bitbucket-pipelines\.ya?ml|jenkinsfile)$/i.test(
    name,
  );
}

const DEPLOYS =
  /\b(?:kubectl\s+(?:apply|set|rollout|create)|helm\s+(?:upgrade|install)|helmfile\s+(?:apply|sync)|kustomize\s+edit|skaffold\s+(?:run|deploy)|argocd\s+app\s+sync|flux\s+reconcile|oc\s+(?:apply|rollout)|aws\s+ecs\s+(?:update-service|deploy)|gcloud\s+run\s+deploy|azure\/k8s-deploy|amazon-ecs-deploy-task-definition|werf\s+converge)\b/i;

/** The first line of a pipeline that deploys; a pipeline that only builds and tests is a hint. */
function deployments(lines: readonly string[], at: (line: number, field: string) => Place): BuildFile['seen'] {
  const isCode = (text: string) => !/^\s*#/.test(text);
  const deploys = lines.findIndex((text) => isCode(text) && DEPLOYS.test(text.slice(0, 2000)));
  if (deploys !== -1) return [{ sign: 'pipeline-deploys', place: at(deploys, '') }];
  const first = lines.findIndex((text) => isCode(text) && /\S/.test(text));
  return first === -1 ? [] : [{ sign: 'pipeline', place: at(first, '') }];
}

function owners(lines: readonly string[], at: (line: number, field: string) => Place): BuildFile['teams'] {
  return lines.flatMap((line, index) =>
    /^\s*[#[]/.test(line)
      ? []
      : [...line.matchAll(/\s@([\w.-]+\/[\w./-]+)/g)].map(([, value]) => ({ value: value!, place: at(index, '') })),
  );
}
