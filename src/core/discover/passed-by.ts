import { folderOf } from './sources.ts';

/** A Helm chart that isn't rendered: a folder with Chart.yaml, and with templates in it or in charts below. */
export interface Chart {
  readonly name: string;
  readonly folder: string;
}

/** The charts among files; a chart inside another one belongs to it. */
export function chartsIn(names: readonly string[]): readonly Chart[] {
  const rendering = new Set<string>();
  for (const name of names) {
    let folder = /^(.*\/|)templates\//.exec(name)?.[1];
    while (folder !== undefined && !rendering.has(folder)) {
      rendering.add(folder);
      folder = /^(.*\/|)charts\/[^/]+\/$/.exec(folder)?.[1];
    }
  }
  const folders = [...chartFolders(names)]
    .filter((folder) => rendering.has(folder === '.' ? '' : `${folder}/`))
    .toSorted();
  return folders
    .filter((folder) => !folders.some((outer) => outer !== folder && isInside(folder, outer)))
    .map((folder) => ({ name: folder === '.' ? 'chart' : folder.slice(folder.lastIndexOf('/') + 1), folder }));
}

/** The chart that a file belongs to. */
export function chartOf(name: string, charts: readonly Chart[]): Chart | undefined {
  return charts.find(({ folder }) => isInside(name, folder));
}

/** The folders with a Chart.yaml. */
export function chartFolders(names: readonly string[]): ReadonlySet<string> {
  return new Set(names.filter((name) => /(?:^|\/)Chart\.ya?ml$/.test(name)).map(folderOf));
}

/** Whether a file holds values for a chart: those can look like a compose file. */
export function isValues(name: string, folders: ReadonlySet<string>): boolean {
  return folders.size > 0 && /(?:^|\/)values[^/]*\.ya?ml$/i.test(name) && folders.has(folderOf(name));
}

function isInside(name: string, folder: string): boolean {
  return folder === '.' || name.startsWith(`${folder}/`);
}

const ASIDE =
  /(?:^|\/)(?:tests?|(?:[^/]+-)?e2e|(?:acceptance|contract|e2e|functional|integration|load|performance|smoke|stress|system|unit)[-_]tests?|__tests__|testdata|fixtures|docs|old-docs|archive|_archived|\.chainsaw[^/]*|samples|examples?)(?=\/)/i;

/** Compose files that run tests, by the name that tells them from those beside them. */
const TEST_FILE = /(?:^|\/)(?:docker-)?compose[.-](?:tests?|e2e|ci|integration)(?=[._-])[^/]*\.ya?ml$/i;

/** The folder of tests, examples, or archives in which a file is, or a file of tests; undefined where it is neither. */
export function asideFolder(name: string): string | undefined {
  if (TEST_FILE.test(name)) return name;
  const found = ASIDE.exec(name);
  return found === null ? undefined : name.slice(0, found.index + found[0].length);
}
