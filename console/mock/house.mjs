// The mock's house: one bank's service line with five queues and a handful of agents.
const word = (id, en, zh) => ({ id, name: { en, 'zh-CN': zh } });

export const house = {
  name: 'Harbour Service',
  provider: 'simulated',
  queues: [
    word('key', 'Key accounts', '大客户专线'),
    word('service', 'Service', '客户服务'),
    word('billing', 'Billing', '账单咨询'),
    word('chat', 'Messages', '在线消息'),
  ],
  agents: [
    { id: 'mei', name: 'Lin Mei' },
    { id: 'wang', name: 'Wang Lei' },
    { id: 'sofia', name: 'Sofia Brandt' },
    { id: 'omar', name: 'Omar Haddad' },
    { id: 'chen', name: 'Chen Yu' },
    { id: 'zhao', name: 'Zhao Min' },
  ],
  dispositions: [
    word('answered', 'Question answered', '问题已解答'),
    word('order', 'Order taken', '受理订单'),
    word('complaint', 'Complaint', '投诉'),
    word('case', 'Case opened', '已建工单'),
    word('callback', 'Callback agreed', '约定回拨'),
    word('wrong', 'Wrong number', '打错电话'),
    { ...word('invoice', 'Invoice corrected', '更正账单'), queues: ['billing', 'key'] },
  ],
  presence_reasons: [
    word('break', 'Break', '小休'),
    word('lunch', 'Lunch', '午餐'),
    word('meeting', 'Meeting', '会议'),
    word('training', 'Training', '学习'),
  ],
  resolution_sources: [
    word('agent_knowledge', 'Own knowledge', '自身知识'),
    word('customer_db', 'Customer database', '客户数据库'),
    word('archive', 'Archive', '档案材料'),
    word('case', 'Case', '工单'),
  ],
  transfer_numbers: [
    { number: '+861065550100', name: 'Beijing branch' },
    { number: '+14155550188', name: 'Card emergency' },
  ],
};

export const targets = { key: 10, service: 20, billing: 30, chat: 60 };

export const customers = [
  card(
    'p1',
    '陈晓华',
    'a1',
    '东海精密制造有限公司',
    'A',
    'zh-CN',
    'wang',
    'chen',
    '+8613812345678',
    'key',
  ),
  card(
    'p2',
    'Maria Gonzalez',
    'a2',
    'Atlas Freight',
    'B',
    'es',
    'sofia',
    '',
    '+14155550123',
    'service',
  ),
  card(
    'p3',
    'James Whitfield',
    'a3',
    'Northgate Hotels',
    'A',
    'en',
    'wang',
    'zhao',
    '+442071838750',
    'key',
  ),
  card('p4', '李国强', 'a4', '华信物流', 'B', 'zh-CN', 'chen', '', '+8613900001122', 'billing'),
  card('', '', '', '', '', '', '', '', '+12125550147', 'service'),
  card('p5', 'Aiko Tanaka', '', '', 'C', 'en', '', '', '+81355550199', 'billing'),
];

function card(person, name, account, company, tier, language, manager, deputy, number, queue) {
  return { person, name, account, company, tier, language, manager, deputy, number, queue };
}
