// The first lines that run: ask who this is and what the page will need, then bring the program.
import { askEarly } from './api/early';
import { entrances, isEntrance } from './rooms/entrances';

const path = window.location.pathname;
const lang = localStorage.getItem('lantian.lang') === 'en' ? 'en' : 'zh-CN';
const school = sessionStorage.getItem('lantian.school');

if (path !== '/signed-out') {
  askEarly('/session', school, lang);
  // Without a school of their own to name, people of several schools ask again once they have chosen.
  if (isEntrance(path) && document.querySelector('meta[name="signed-in"]')?.getAttribute('content') === 'yes') {
    void entrances[path].room();
    if (window.location.search === '') entrances[path].asks.forEach((question) => askEarly(question, school, lang));
  }
}
void import('./main');
