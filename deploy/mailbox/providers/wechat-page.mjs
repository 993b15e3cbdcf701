import { escape, linked, page, time } from '../pages.mjs';

/** The telephone of somebody at WeChat: what they wrote and what they were answered, and a field to write. */
export function wechatPage({ person, items, failed }) {
  const lines = [...items]
    .reverse()
    .map(
      ({ at, provider, text, link }) =>
        `<li class="${provider === 'wechat_in' ? 'mine' : 'theirs'}">${time(at)}<p>${linked(text)}</p>${link ? `<p>${linked(link)}</p>` : ''}</li>`,
    )
    .join('');
  const empty = '<p>还没有说过话。<br><span lang="en">Nothing was said yet.</span></p>';
  return page(
    '微信 WeChat',
    `<style>ol { list-style: none; padding: 0; display: grid; gap: .5rem; } li { max-width: 34rem; padding: .5rem .75rem; border: 1px solid #8886; border-radius: .5rem; white-space: pre-wrap; overflow-wrap: anywhere; } li p { margin: 0; } li.mine { justify-self: end; border-color: #07c160; } input[name=words] { width: min(24rem, 85vw); } time { opacity: .75; font-size: .85rem; }</style>
    <p><a href="/texts">← 短信和微信消息 <span lang="en">Texts and WeChat</span></a></p>
    <h1>以 ${escape(person)} 的身份和公众号说话 <span lang="en">Talk to the official account as ${escape(person)}</span></h1>
    ${failed ? '<p role="alert">没有送到：系统没有收下。<span lang="en">It was not delivered: the system did not take it.</span></p>' : ''}
    ${items.length > 0 ? `<ol>${lines}</ol>` : empty}
    <form method="post" action="/wechat">
      <label>谁 Who <input name="person" value="${escape(person)}" pattern="[A-Za-z0-9_\\-]{1,40}" required></label>
      <label>说什么 Words <input name="words" autofocus></label>
      <button>发送 Send</button>
      <button name="picture" value="1">发一张照片 Send a picture</button>
      <a href="/wechat?person=${encodeURIComponent(person)}">刷新 Refresh</a>
    </form>`,
  );
}
