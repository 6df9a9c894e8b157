// Takes the pictures of the documentation from a running demo, in both languages.
//   callcenter demo --rate 600 &   npm run screenshots -- http://127.0.0.1:8080 ../docs/images
import { chromium } from 'playwright-core';

const [base = 'http://127.0.0.1:8080', folder = '../docs/images'] = process.argv.slice(2);
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const words = {
  en: { queues: 'My queues', available: 'Go available', accept: 'Accept', talking: 'Talking' },
  'zh-CN': { queues: '我的队列', available: '示闲', accept: '接听', talking: '通话中' },
};

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: quiet });
try {
  for (const [language, user] of [
    ['en', 'ana'],
    ['zh-CN', 'ben'],
  ])
    await shift(language, user);
} finally {
  await browser.close();
}

async function shift(language, user) {
  const said = words[language];
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: language,
  });
  const page = await context.newPage();
  const shoot = (name) =>
    page.screenshot({ path: `${folder}/${name}-${language === 'en' ? 'en' : 'zh'}.png` });
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
  await page.reload();
  await page.waitForSelector(`text=${said.queues}`);
  await page.locator(`button:has-text("${said.available}")`).first().click();
  await page.waitForSelector(`button:has-text("${said.accept}")`, { timeout: 120_000 });
  await shoot('desk-ringing');
  await page.locator(`button:has-text("${said.accept}")`).click();
  await page.waitForSelector(`strong:has-text("${said.talking}")`, { timeout: 20_000 });
  await page.waitForTimeout(3000);
  await shoot('desk-talking');
  await context.close();
}
