// Measures the first view of the console as a person with slow 4G and a weak phone has it: a fresh browser that is signed in,
// an empty cache, 1.6 Mbit/s, 150 ms there and back, the processor four times slower. Needs a running stack with the small
// county and Chromium. Usage: node infra/bench/first-view.mjs ADDRESS PASSWORD [RUNS]
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const [address, password, runs = '3'] = process.argv.slice(2);
if (!password) {
  process.stderr.write('usage: node infra/bench/first-view.mjs ADDRESS PASSWORD [RUNS]\n');
  process.exit(2);
}

// What has to be on the screen before the person can begin: words that only the data brings.
const VIEWS = [
  { name: 'phone to-do', user: 'caregiver', path: '/todo', seen: '.pm .card li, .pm .card .empty', width: 390, height: 844, target: 2500 },
  { name: 'school', user: 'school-admin', path: '/school', seen: '.todo > li', width: 1440, height: 900, target: 3500 },
  { name: 'county', user: 'officer', path: '/county', seen: '#rank tbody tr', width: 1440, height: 900, target: 4000 },
];

const profile = mkdtempSync(join(tmpdir(), 'first-view-'));
const chromium = spawn('/usr/bin/chromium', [
  '--headless=new', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking',
  '--remote-debugging-pipe', `--user-data-dir=${profile}`, '--lang=zh-CN', 'about:blank',
], { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });

let last = 0;
const asked = new Map();
let heard = '';
chromium.stdio[4].setEncoding('utf8').on('data', (piece) => {
  const messages = (heard + piece).split('\0');
  heard = messages.pop();
  for (const message of messages) {
    const { id, result, error } = JSON.parse(message);
    if (!asked.has(id)) continue;
    const { resolve, reject } = asked.get(id);
    asked.delete(id);
    if (error) reject(new Error(error.message));
    else resolve(result);
  }
});
const send = (method, params = {}, sessionId = undefined) =>
  new Promise((resolve, reject) => {
    asked.set(++last, { resolve, reject });
    chromium.stdio[3].write(`${JSON.stringify({ id: last, method, params, ...(sessionId ? { sessionId } : {}) })}\0`);
  });

async function page(context, width, height) {
  const { targetId } = await send('Target.createTarget', { url: 'about:blank', browserContextId: context });
  const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true });
  const say = (method, params) => send(method, params, sessionId);
  await say('Page.enable');
  await say('Network.enable');
  await say('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: width < 500 });
  const evaluate = async (expression) => (await say('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true })).result.value;
  const until = async (expression, patience = 30_000) => {
    const end = Date.now() + patience;
    while (Date.now() < end) {
      const value = await evaluate(expression).catch(() => null);
      if (value) return value;
      await new Promise((later) => setTimeout(later, 20));
    }
    throw new Error(`not seen within ${patience} ms: ${expression}`);
  };
  return { say, evaluate, until, close: () => send('Target.closeTarget', { targetId }) };
}

async function signedIn(view) {
  const { browserContextId } = await send('Target.createBrowserContext');
  const tab = await page(browserContextId, view.width, view.height);
  await tab.say('Page.navigate', { url: `${address}/login?to=${encodeURIComponent('/signed-out')}` });
  await tab.until("!!document.querySelector('input[name=username]')");
  await tab.evaluate(`document.querySelector('input[name=username]').value = ${JSON.stringify(view.user)};
    document.querySelector('input[name=password]').value = ${JSON.stringify(password)};
    document.querySelector('input[name=password]').form.requestSubmit()`);
  await tab.until(`location.href.startsWith(${JSON.stringify(address)})`);
  await tab.close();
  return browserContextId;
}

async function measured(view) {
  const context = await signedIn(view);
  const tab = await page(context, view.width, view.height);
  // Somebody who serves two schools has chosen one before.
  await tab.say('Page.navigate', { url: `${address}/signed-out` });
  await tab.until("document.readyState === 'complete' && location.host !== ''");
  const school = await tab.evaluate("fetch('/session').then((r) => r.json()).then((s) => s.schools?.[0]?.id ?? null)");
  if (school) {
    await tab.say('Page.addScriptToEvaluateOnNewDocument', { source: `sessionStorage.setItem('lantian.school', '${school}')` });
  }
  await tab.say('Page.addScriptToEvaluateOnNewDocument', {
    source: `new MutationObserver((_, watch) => {
      if (!document.querySelector(${JSON.stringify(view.seen)})) return;
      watch.disconnect();
      requestAnimationFrame(() => setTimeout(() => { window.firstView = performance.now(); }));
    }).observe(document, { childList: true, subtree: true })`,
  });
  await tab.say('Network.clearBrowserCache');
  await tab.say('Network.emulateNetworkConditions', { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 });
  await tab.say('Emulation.setCPUThrottlingRate', { rate: 4 });
  await tab.say('Page.navigate', { url: address + view.path });
  const seen = await tab.until('window.firstView').catch(async (e) => {
    throw new Error(`${e.message} on ${await tab.evaluate('location.href + document.body.innerText')}`);
  });
  const bytes = await tab.evaluate("performance.getEntriesByType('resource').filter((e) => e.startTime < window.firstView).reduce((sum, e) => sum + e.transferSize, 0)");
  await tab.close();
  await send('Target.disposeBrowserContext', { browserContextId: context });
  return { seen, bytes };
}

try {
  for (const view of VIEWS) {
    const found = [];
    for (let run = 0; run < Number(runs); run++) found.push(await measured(view));
    found.sort((a, b) => a.seen - b.seen);
    const { seen, bytes } = found[Math.floor(found.length / 2)];
    process.stdout.write(`${view.name.padEnd(12)} ${(seen / 1000).toFixed(2)} s (target ${(view.target / 1000).toFixed(1)} s), ${Math.round(bytes / 1024)} KB, median of ${found.length}\n`);
  }
} finally {
  chromium.kill();
  await new Promise((gone) => chromium.once('exit', gone));
  rmSync(profile, { recursive: true, force: true });
}
