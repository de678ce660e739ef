import { readFileSync, readdirSync } from 'node:fs';
import { parsePack } from './src/core/pack/parse.ts';
import { compilePack } from './src/core/judge/compile.ts';
import { lintPack } from './src/core/lint/lint.ts';
const read=(dir:string)=>readdirSync(dir).filter(f=>f.endsWith('.yaml')&&!f.endsWith('.test.yaml')).map(name=>({name,text:readFileSync(dir+name,'utf8')}));
const n=parsePack(read('rules/mesh-adoption/'));
for(const p of n.problems) console.log(p.file,p.line,p.column,p.message);
console.time('lint'); const r=lintPack(compilePack(n.pack!,'x'),n.locate,{today:'2026-11-26'}); console.timeEnd('lint');
for(const f of r.findings) console.log(f.file,f.line,f.code,f.message.slice(0,420),'|',f.mend);
