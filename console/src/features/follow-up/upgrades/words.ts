import { dictionary } from '@/shared/i18n/words';

/** Words of upgrades and their trainings. */
export const upgradeWords = dictionary(
  {
    title: 'Upgrades',
    none: 'No upgrade yet',
    noneHint:
      'Tell of a major upgrade, and every customer with a running contract gets a training on site.',
    add: 'New upgrade',
    addHint:
      'Whoever manages an account gets its training as a task; without a manager it is yours.',
    name: 'Upgrade',
    note: 'What is trained',
    due: 'Trained by',
    tier: 'For',
    allTiers: 'all with a running contract',
    send: 'Begin the trainings',
    open: 'To be held',
    overdue: 'Overdue',
    done: 'Held',
    cancelled: 'Called off',
    trainings: 'Trainings: {name}',
    close: 'Hide the trainings',
  },
  {
    title: '产品升级',
    none: '尚无产品升级',
    noneHint: '登记重大升级后，每位有在执行合同的客户都会安排一次上门培训。',
    add: '登记升级',
    addHint: '培训作为任务交给客户经理；无客户经理时由您负责。',
    name: '升级',
    note: '培训内容',
    due: '培训截止',
    tier: '范围',
    allTiers: '所有有在执行合同的客户',
    send: '安排培训',
    open: '待培训',
    overdue: '已逾期',
    done: '已培训',
    cancelled: '已取消',
    trainings: '培训：{name}',
    close: '收起培训',
  },
);
