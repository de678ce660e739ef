import { html as markup, type Html } from './markup.ts';
import { POLICY, STYLE } from './style.ts';

/** The frame of every page: no script, no network, light and dark. `skip` is the label of the skip link. */
export function document({
  title,
  version,
  skip,
  body,
}: {
  readonly title: Html;
  readonly version: string;
  readonly skip: string;
  readonly body: Html;
}): string {
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${{ html: POLICY }}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="mesh-ready ${version}">
<title>${title}</title>
<style>${{ html: STYLE }}</style>
</head>
<body>
<a class="skip" href="#main">${skip}</a>
${body}
</body>
</html>
`.html;
}
