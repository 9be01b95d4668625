import { spawn } from 'node:child_process';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import { writeFileSync, mkdirSync, rmSync } from 'node:fs';
const dir='/tmp/zzws'; rmSync(dir,{recursive:true,force:true}); mkdirSync(dir,{recursive:true});
const W={ 'crd.yaml': `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: backups.shop.example.com }
spec:
  group: shop.example.com
  scope: Namespaced
  names: { kind: Backup, plural: backups }
  versions:
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          type: object
          properties:
            spec:
              type: object
              required: [schedule]
              properties:
                schedule: { type: string, description: When it runs. }
                keep: { type: integer, minimum: 1, default: 7, description: How many backups are kept. }
                mode: { type: string, enum: [Full, Incremental] }
`, 'sa.yaml': `apiVersion: v1
kind: ServiceAccount
metadata: { name: shop-web, namespace: shop }
---
apiVersion: v1
kind: Secret
metadata: { name: db-credentials, namespace: shop }
stringData: { password: x, username: y }
---
apiVersion: v1
kind: Service
metadata: { name: api, namespace: shop }
spec: { selector: { app: api }, ports: [{ name: http, port: 80 }] }
`};
for(const [n,t] of Object.entries(W)) writeFileSync(`${dir}/${n}`,t);
const child = spawn(process.execPath, ['dist/cli.cjs','lsp','--stdio'],{stdio:['pipe','pipe','inherit']});
const c = createMessageConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
c.onRequest('workspace/configuration',({items})=>items.map(()=>null)); c.onRequest('client/registerCapability',()=>null); c.onNotification('textDocument/publishDiagnostics',p=>{ last=p; }); let last; c.listen();
await c.sendRequest('initialize',{processId:process.pid,rootUri:`file://${dir}`,workspaceFolders:[{uri:`file://${dir}`,name:'a'}],capabilities:{workspace:{configuration:true},textDocument:{publishDiagnostics:{},completion:{completionItem:{snippetSupport:true,insertTextModeSupport:{valueSet:[1,2]},labelDetailsSupport:true}}}}});
await c.sendNotification('initialized',{}); await new Promise(r=>setTimeout(r,1500));
let n=0;
async function at(name,text,show=14){ const uri=`file://${dir}/${name}`; const off=text.indexOf('|'); const body=text.replace('|',''); const line=body.slice(0,off).split('\n').length-1; const character=off-(body.lastIndexOf('\n',off-1)+1);
 await c.sendNotification('textDocument/didOpen',{textDocument:{uri,languageId:'yaml',version:1,text:body}}); await new Promise(r=>setTimeout(r,400));
 const t=performance.now(); const r=await c.sendRequest('textDocument/completion',{textDocument:{uri},position:{line,character}}); const ms=(performance.now()-t).toFixed(0);
 console.log('\n## '+text.split('\n').slice(-3).join(' ⏎ ')+`   (${r.items.length}, ${ms} ms)`); for(const i of r.items.slice(0,show)) console.log('  ',i.label.padEnd(34),(i.labelDetails?.description??i.detail??'').slice(0,50).padEnd(50), JSON.stringify(i.textEdit.newText).slice(0,90));
 await c.sendNotification('textDocument/didClose',{textDocument:{uri}}); }
const dep=`apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\n  namespace: shop\nspec:\n  selector: { matchLabels: { app: web } }\n  template:\n    metadata: { labels: { app: web } }\n    spec:\n      containers:\n        - name: web\n          image: nginx:1.29\n`;
await at('a.yaml','|');
await at('a.yaml','kind: Dep|');
await at('a.yaml','apiVersion: |');
await at('a.yaml',dep+'          |');
await at('a.yaml',dep+'          sec|');
await at('a.yaml',dep+'          env:\n            - name: P\n              valueFrom:\n                secretKeyRef:\n                  name: |');
await at('a.yaml',dep+'          env:\n            - name: P\n              valueFrom:\n                secretKeyRef:\n                  name: db-credentials\n                  key: |');
await at('a.yaml',dep+'      serviceAccountName: |');
await at('a.yaml',dep+'      |');
await at('a.yaml',dep+'          securityContext:\n            capabilities:\n              drop:\n                - |');
await at('b.yaml','apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: { name: r }\nrules:\n  - apiGroups: [""]\n    resources: ["secrets"]\n    verbs: ["|"]\n');
await at('b.yaml','apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: { name: r }\nrules:\n  - apiGroups: ["shop.example.com"]\n    resources: [|]\n');
await at('c.yaml','apiVersion: shop.example.com/v1\nkind: Backup\nmetadata: { name: r }\nspec:\n  |');
await at('c.yaml','apiVersion: shop.example.com/v1\nkind: Backup\nmetadata: { name: r }\nspec:\n  mode: |');
await at('kustomization.yaml','|');
await at('d.yaml','apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: r }\nspec:\n  podSelector: {}\n  |');
await at('e.yaml','apiVersion: kyverno.io/v1\nkind: ClusterPolicy\nmetadata: { name: r }\nspec:\n  rules:\n    - name: a\n      |');
await at('falco.yaml','- rule: A\n  condition: evt.type = open\n  output: x\n  desc: d\n  priority: WARNING\n  |');
child.kill();
