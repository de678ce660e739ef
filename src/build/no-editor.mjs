/**
 * Stands in for @inquirer/external-editor, which brings half a megabyte of character tables: no prompt of ours opens an
 * editor.
 */
export function editAsync() {
  throw new Error('mesh-ready has no prompt that opens an editor');
}
