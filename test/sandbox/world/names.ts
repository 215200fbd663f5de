export const GIVEN_NAMES: readonly string[] =
  'Anna|Ben|Clara|David|Emma|Felix|Grace|Hannah|Ian|Julia|Karl|Laura|Max|Nina|Oliver|Paula|Quentin|Rosa|Simon|Tara|Umar|Vera|Will|Xenia|Yusuf|Zoe|Amir|Bella|Chris|Daisy|Ethan|Fiona|Georg|Holly|Isla|Jack|Katie|Leo|Maya|Noah'.split(
    '|',
  )
export const FAMILY_NAMES: readonly string[] =
  'Adams|Becker|Clark|Dubois|Evans|Fischer|Garcia|Hughes|Ibrahim|Jensen|Keller|Lopez|Martin|Nguyen|Owens|Patel|Quinn|Robert|Schmidt|Taylor|Umland|Vance|Walker|Xavier|Young|Ziegler|Arnold|Baker|Cooper|Dietrich|Ellis|Foster|Graham|Hoffman|Irwin|Jones|Klein|Lewis|Meyer|Norton'.split(
    '|',
  )
export const ZH_FAMILY = [...'王李张刘陈杨黄赵周吴徐孙朱马胡郭林何高罗郑梁谢宋唐许邓韩冯曹'] as readonly string[]
export const ZH_GIVEN: readonly string[] =
  '伟|芳|娜|敏|静|丽|强|磊|军|洋|勇|艳|杰|娟|涛|明|超|秀英|霞|平|志强|雨桐|子涵|欣怡|浩然|思远|佳琪|俊杰|梦瑶|家豪'.split('|')
