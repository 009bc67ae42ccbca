/** The rooms in which somebody's day begins, and what each asks first: fetched before anything else is known. */
export const entrances = {
  '/county': { room: () => import('./county/Overview'), asks: ['/api/figures?level=school', '/api/areas?limit=500'] },
  '/school': { room: () => import('./school/Today'), asks: ['/api/figures?level=school'] },
  '/todo': { room: () => import('./caregiver/Todo'), asks: ['/api/my/obligations?limit=500&state=OPEN', '/api/children?limit=500', '/api/terms?limit=500'] },
} as const;

export const isEntrance = (path: string): path is keyof typeof entrances => path in entrances;
