import { escape, linked, page, REFRESH_SECONDS, time } from '../pages.mjs';

const PROVIDERS = {
  aliyun: '短信（阿里云） Text by Aliyun',
  tencent: '短信（腾讯云） Text by Tencent Cloud',
  wechat: '微信 WeChat',
  wechat_in: '微信来信 From WeChat',
  wecom: '企业微信群机器人 WeCom robot',
  dingtalk: '钉钉群机器人 DingTalk robot',
  feishu: '飞书群机器人 Feishu robot',
};

/** What arrived on telephones, newest first. */
export function textsPage({ items, total }) {
  const empty = `<p>还没有短信或微信消息。<br><span lang="en">No texts or WeChat messages yet.</span></p>`;
  const table = `<table><caption>共 ${total} 条 · ${total} messages</caption>
    <thead><tr><th scope="col">时间 Time</th><th scope="col">经由 By</th><th scope="col">收件人 To</th><th scope="col">内容 Text</th></tr></thead><tbody>${items.map(row).join('')}</tbody></table>`;
  return page(
    '短信和微信消息 Texts and WeChat',
    `<p><a href="/">← 通知邮箱 Mailbox</a> · <a href="/wechat">以微信用户的身份写信 <span lang="en">Write as somebody at WeChat</span></a></p>
    <h1>短信和微信消息 <span lang="en">Texts and WeChat</span></h1>
    ${items.length > 0 ? table : empty}`,
    `<meta http-equiv="refresh" content="${REFRESH_SECONDS}">`,
  );
}

function row({ at, provider, to, text, link }) {
  const more = link ? `<br>${linked(link)}` : '';
  return `<tr><td>${time(at)}</td><td>${escape(PROVIDERS[provider] ?? provider)}</td><td>${escape(to)}</td><td>${linked(text)}${more}</td></tr>`;
}
