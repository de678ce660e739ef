import { readFileSync, readdirSync } from 'node:fs';
import { parsePack } from './src/core/pack/parse.ts';
import { compilePack } from './src/core/judge/compile.ts';
import { judge } from './src/core/judge/judge.ts';
import { parseAnswers } from './src/core/answers/parse.ts';
const read=(dir:string)=>readdirSync(dir).filter(f=>f.endsWith('.yaml')&&!f.endsWith('.test.yaml')).map(name=>({name,text:readFileSync(dir+name,'utf8')}));
const load=(d:string)=>{const r=parsePack(read(d)); if(!r.pack) {console.log(r.problems); process.exit(1);} return compilePack(r.pack!,'x');};
const o=load('/tmp/named/old-rules/mesh-adoption/'), n=load('rules/mesh-adoption/');
const strip=(j:any)=>{const {facts,...r}=j; return {...r, applies:o.asked.map(a=>facts.list[ n.index.get(a.question.id)!]?.applies)}};
let seed=12345; const rnd=()=>{seed=(seed*1103515245+12345)&0x7fffffff; return seed/0x7fffffff;}; const pick=(a:any[])=>a[Math.floor(rnd()*a.length)];
const val=(q:any)=>{ if(q.kind==='number') return pick([q.min,Math.min(q.max,q.min+1),2,3,5,8,9,10,20,50,100,200].filter((x:number)=>x>=q.min&&x<=q.max)); if(q.kind==='choice') return pick(q.values).value; if(q.alone?.length&&rnd()<.2) return [pick(q.alone)]; const v=q.values.map((x:any)=>x.value).filter((x:any)=>!q.alone?.includes(x)&&rnd()<.3); return v.length?v:[pick(q.values.filter((x:any)=>!q.alone?.includes(x.value))).value]; };
const skip=process.argv[2]==='mended';
const diffs=new Map<string,number>(); let differing=0;
const compare=(name:string,answers:any)=>{ const a=strip(judge(o,answers)), b=strip(judge(n,answers)); const A=JSON.stringify(a),B=JSON.stringify(b); if(A===B) return; differing++;
 const walk=(x:any,y:any,p:string)=>{ if(JSON.stringify(x)===JSON.stringify(y)) return; if(Array.isArray(x)&&Array.isArray(y)&&[...x,...y].every(i=>i&&i.id)){ const ids=new Set([...x,...y].map(i=>i.id)); for(const id of ids) walk(x.find(i=>i.id===id),y.find(i=>i.id===id),p+'/'+id); return;} if(x&&y&&typeof x==='object'&&typeof y==='object'&&!Array.isArray(x)) { for(const k of new Set([...Object.keys(x),...Object.keys(y)])) walk(x[k],y[k],p+'.'+k); return;} const k=p; diffs.set(k,(diffs.get(k)??0)+1); if(diffs.get(k)===1&&!skip) console.log(name,p,JSON.stringify(x)?.slice(0,150),'=>',JSON.stringify(y)?.slice(0,150)); }; walk(a,b,''); };
let files=0; for(const d of ['fixtures/samples/','fixtures/organizations/']) for(const f of readdirSync(d)) if(f.endsWith('.yaml')&&f!=='expected.yaml'){ const r=parseAnswers(readFileSync(d+f,'utf8'),f,n.pack); if(r.answersFile){files++; compare(f,r.answersFile.answers);} else console.log('unread',f)}
const N=Number(process.argv[3]??6000);
for(let i=0;i<N;i++){ const p=pick([0,0,.1,.3,.6]); const a=new Map(); for(const q of n.pack.questions) if(rnd()>=p) a.set(q.id,{kind:'value',value:val(q)}); 
 if(rnd()<.6) a.set('architecture',{kind:'value',value:'microservices'}); if(rnd()<.6) a.set('orchestrator',{kind:'value',value:'kubernetes'}); if(rnd()<.5) a.set('service-count',{kind:'value',value:pick([50,100,200])}); if(rnd()<.5) a.set('containers',{kind:'value',value:'all'}); if(rnd()<.2) a.set('existing-mesh',{kind:'value',value:'cilium'});
 compare('random'+i,a); }
console.log(files,'files,',N,'random; differing',differing); console.log([...diffs].sort((a,b)=>b[1]-a[1]).map(([k,v])=>`${v} ${k}`).join('\n'));
