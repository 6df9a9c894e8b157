// Takes the pictures of the documentation from a running demo, in both languages.
//   callcenter demo --rate 600 --agents 8 &   npm run screenshots -- http://127.0.0.1:8080 ../docs/images
// Names of pages after the folder: these alone, without the desk.
// CHROMIUM names the browser, if it is not /usr/bin/chromium.
import { chromium } from 'playwright-core';

const [base = 'http://127.0.0.1:8080', folder = '../docs/images', ...only] = process.argv.slice(2);
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const DESK = { width: 1440, height: 900 };
const TV = { width: 1920, height: 1080 };
const words = {
  en: {
    available: 'Go available',
    accept: 'Accept',
    talking: 'Talking',
    hangUp: 'Hang up',
    wrapUp: 'Wrap-up time left',
    script: 'Script',
    offline: 'Sign off',
    presence: /^Presence:/,
  },
  'zh-CN': {
    available: '示闲',
    accept: '接听',
    talking: '通话中',
    hangUp: '挂断',
    wrapUp: '话后整理剩余时间',
    script: '话术',
    offline: '签出',
    presence: /^状态：/,
  },
};

/** Pages that are pictured as they are: who looks, where, and how large the screen is. */
const views = [
  { name: 'supervisor', user: 'ben', path: '/supervisor', size: DESK },
  { name: 'contacts', user: 'ben', path: '/contacts', size: DESK },
  { name: 'contact', user: 'ben', path: '/contacts', size: DESK, first: true },
  { name: 'knowledge', user: 'ada', path: '/knowledge', size: DESK },
  { name: 'cases', user: 'ben', path: '/cases', size: DESK },
  { name: 'case', user: 'ben', path: '/cases', size: DESK, first: true },
  { name: 'deadlines', user: 'ben', path: '/cases/deadlines', size: DESK },
  { name: 'wallboard', user: 'ben', path: '/wallboard', size: TV },
  { name: 'wallboard-desk', user: 'ben', path: '/wallboard?mode=desk', size: DESK },
  { name: 'reports', user: 'ben', path: '/reports', size: DESK },
  {
    name: 'reports-outbound',
    user: 'ben',
    path: '/reports?kind=outbound&days=this_month&interval=day',
    size: DESK,
  },
  { name: 'accounts', user: 'lin', path: '/accounts', size: DESK },
  { name: 'account', user: 'lin', path: '/accounts/acc-02', size: DESK },
  { name: 'account-people', user: 'lin', path: '/accounts/acc-02?tab=people', size: DESK },
  { name: 'watch-list', user: 'lin', path: '/accounts/watch', size: DESK },
  { name: 'admin-queues', user: 'ada', path: '/admin/queues', size: DESK },
  { name: 'admin-cases', user: 'ada', path: '/admin/cases', size: DESK },
  { name: 'admin-surveys', user: 'ada', path: '/admin/surveys', size: DESK },
  { name: 'admin-flows', user: 'ada', path: '/admin/flows', size: DESK },
];

const file = (name, language) => `${folder}/${name}-${language === 'en' ? 'en' : 'zh'}.png`;

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: quiet,
});
try {
  for (const language of Object.keys(words)) {
    if (only.length === 0) await shift(language, language === 'en' ? 'ana' : 'ben');
    const shown = views.filter(({ name }) => only.length === 0 || only.includes(name));
    for (const view of shown) await look(language, view);
  }
} finally {
  await browser.close();
}

/** Signs somebody in, in a language. */
async function signIn(language, user, viewport) {
  const context = await browser.newContext({ viewport, locale: language });
  const page = await context.newPage();
  await page.goto(base);
  await page.fill('input[autocomplete=username]', user);
  await page.fill('input[type=password]', 'demo');
  await page.keyboard.press('Enter');
  await page.waitForResponse((answer) => answer.url().endsWith('/house') && answer.ok());
  await page.evaluate(
    (body) =>
      globalThis.fetch('/api/v1/session', {
        method: 'PATCH',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      }),
    { language },
  );
  return page;
}

/** One agent's call: ringing, talking, the script, and the work afterwards. */
async function shift(language, user) {
  const said = words[language];
  const page = await signIn(language, user, DESK);
  const button = (name) => page.getByRole('main').getByRole('button', { name });
  const shoot = (name) => page.screenshot({ path: file(name, language) });
  await page.goto(`${base}/desk`);
  await button(said.available).click();
  await button(said.accept).waitFor({ timeout: 120_000 });
  await shoot('desk-ringing');
  await button(said.accept).click();
  await page.locator(`strong:has-text("${said.talking}")`).waitFor({ timeout: 20_000 });
  await page.waitForTimeout(3000);
  await shoot('desk-talking');
  await page.getByRole('tab', { name: said.script }).click();
  await page.waitForTimeout(500);
  await shoot('desk-script');
  await page.getByRole('radio').first().check({ force: true });
  await button(said.hangUp).click();
  await page.getByRole('timer', { name: said.wrapUp }).waitFor();
  await page.waitForTimeout(500);
  await shoot('desk-wrap-up');
  await page.keyboard.press('f');
  await page.getByRole('button', { name: said.presence }).click();
  await page.getByRole('menuitem', { name: said.offline }).click();
  await page.context().close();
}

/** A page that is looked at. One that this person may not open is left out. */
async function look(language, { name, user, path, size, first }) {
  const page = await signIn(language, user, size);
  await page.goto(base + path);
  await page.waitForLoadState('networkidle');
  if (!page.url().startsWith(base + path)) {
    console.warn(`${path} is not for ${user}: no picture of ${name}`);
  } else {
    if (first) await page.locator(`tbody a[href^="${path}/"]`).first().click();
    await page.waitForTimeout(2500);
    await page.screenshot({ path: file(name, language) });
  }
  await page.context().close();
}
