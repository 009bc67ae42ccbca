const style = document.createElement('style');
style.nonce = document.querySelector('meta[name=csp-nonce]').content;
style.textContent = '#who { color: rgb(1, 2, 3) }';
document.head.append(style);
const answer = await fetch('/session');
if (answer.ok) {
  const session = await answer.json();
  document.getElementById('who').textContent = session.username;
  globalThis.csrf = session.csrf;
}
