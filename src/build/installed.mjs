// Ends with a sentence, not with a stack, where a fresh clone is built before its dependencies are installed.
try {
  import.meta.resolve('esbuild');
} catch {
  console.error('mesh-ready: the dependencies are not installed; run "npm ci" first, in the folder of the clone');
  process.exitCode = 1;
}
