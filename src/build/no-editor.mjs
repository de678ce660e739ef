/**
 * Replaces @inquirer/external-editor, which adds half a megabyte of character tables: no prompt here opens an editor.
 */
export function editAsync() {
  throw new Error('mesh-ready has no prompt that opens an editor');
}
