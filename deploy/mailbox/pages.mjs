/** Pages of the mailbox: no scripts, no assets from anywhere, everything that came with a mail escaped. */

export const REFRESH_SECONDS = 5;
const STYLE = `
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
  body { max-width: 70rem; margin: 0 auto; padding: 1rem; }
  table { width: 100%; border-collapse: collapse; }
  th, td { text-align: left; padding: .5rem; border-bottom: 1px solid #8886; vertical-align: top; overflow-wrap: anywhere; }
  a { color: inherit; } a:focus-visible, input:focus-visible, button:focus-visible { outline: 3px solid #1677ff; outline-offset: 2px; }
  form { display: flex; flex-wrap: wrap; gap: .75rem; align-items: end; margin: 1rem 0; }
  label { display: grid; gap: .25rem; } input, button { font: inherit; padding: .4rem .6rem; min-height: 44px; }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; padding: 1rem; border: 1px solid #8886; border-radius: .5rem; }
  dt { font-weight: 600; } dd { margin: 0 0 .5rem; overflow-wrap: anywhere; }
  @media (max-width: 40rem) { th, td { display: block; border: 0; padding: .1rem 0; } thead { position: absolute; left: -999rem; } tr { display: block; padding: .5rem 0; border-bottom: 1px solid #8886; } }`;

export function listPage({ items, total, next }, query) {
  const to = query.get('to') ?? '';
  const text = query.get('q') ?? '';
  const paused = query.get('refresh') === 'off';
  // Only the first page refreshes itself: text must not move while it is being read (WCAG 2.2.2).
  const moving = !paused && !query.get('before');
  const rows = items.map(row).join('');
  const table = `<table><caption class="count">共 ${total} 封 · ${total} mails</caption>
    <thead><tr><th scope="col">时间 Time</th><th scope="col">收件人 To</th><th scope="col">主题 Subject</th></tr></thead><tbody>${rows}</tbody></table>`;
  const empty = `<p>还没有邮件。听诉发送通知后会显示在这里。<br><span lang="en">No mails yet. Notices of Tingsu appear here as soon as they are sent.</span></p>`;
  return page(
    '通知邮箱 Mailbox',
    `<h1>通知邮箱 <span lang="en">Mailbox</span></h1>
    <p><a href="/texts">短信和微信消息 <span lang="en">Texts and WeChat</span></a></p>
    <form method="get" action="/" role="search">
      <label>收件人 To <input name="to" value="${escape(to)}"></label>
      <label>主题 Subject <input name="q" value="${escape(text)}"></label>
      ${paused ? '<input type="hidden" name="refresh" value="off">' : ''}
      <button>查找 Find</button>
      ${toggle(query, paused)}
    </form>
    ${items.length > 0 ? table : empty}
    ${next ? `<p><a href="${link(query, { before: next })}" rel="next">更早的邮件 Older</a></p>` : ''}`,
    moving ? `<meta http-equiv="refresh" content="${REFRESH_SECONDS}">` : '',
  );
}

export function mailPage(mail) {
  return page(
    mail.subject,
    `<p><a href="/">← 通知邮箱 Mailbox</a></p>
    <h1>${escape(mail.subject)}</h1>
    <dl><dt>发件人 From</dt><dd>${escape(mail.from)}</dd><dt>收件人 To</dt><dd>${escape(mail.to.join(', '))}</dd>
    <dt>时间 Time</dt><dd>${time(mail.at)}</dd><dt>Message-ID</dt><dd>${escape(mail.messageId)}</dd></dl>
    <pre tabindex="0" aria-label="正文 Text">${linked(mail.text)}</pre>`,
  );
}

export function missingPage() {
  return page(
    '没有这封邮件 No such mail',
    '<h1>没有这封邮件 <span lang="en">No such mail</span></h1><p><a href="/">通知邮箱 Mailbox</a></p>',
  );
}

function row(mail) {
  return `<tr><td>${time(mail.at)}</td><td>${escape(mail.to.join(', '))}</td><td><a href="/mails/${mail.id}">${escape(mail.subject || '(无主题)')}</a></td></tr>`;
}

function toggle(query, paused) {
  const label = paused ? '继续自动刷新 Resume' : '暂停自动刷新 Pause';
  return `<a href="${link(query, { refresh: paused ? null : 'off' })}">${label}</a>`;
}

function link(query, changes) {
  const next = new URLSearchParams(query);
  for (const [name, value] of Object.entries(changes))
    value === null ? next.delete(name) : next.set(name, value);
  return escape(`/?${next}`);
}

export const time = (at) =>
  `<time datetime="${at}">${escape(new Date(at).toLocaleString('zh-CN', { hour12: false }))}</time>`;

/** Web addresses become links; only http and https ones. */
export function linked(text) {
  const parts = text.split(/(https?:\/\/[^\s<>"']+)/);
  return parts
    .map((part, i) =>
      i % 2 === 1 ? `<a href="${escape(part)}">${escape(part)}</a>` : escape(part),
    )
    .join('');
}

export function page(title, body, head = '') {
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">${head}
<title>${escape(title)}</title><style>${STYLE}</style></head><body><main>${body}</main></body></html>`;
}

export function escape(text) {
  return String(text).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
