/** What an order of an authority says, by the names under which we know it. */
export const ORDER_FIELDS = [
  'orderNo',
  'title',
  'content',
  'demand',
  'name',
  'phone',
  'address',
  'campus',
  'calledAt',
  'dispatchedAt',
  'dueBy',
  'urgedAt',
  'urgeNote',
  'returnedAt',
  'returnNote',
  'extendedTo',
] as const;
export type OrderField = (typeof ORDER_FIELDS)[number];

/** Under which headings a table of an authority says it. */
export type OrderColumns = Readonly<Partial<Record<OrderField, readonly string[]>>>;
/** The words of one order, by field, as they stand in a cell. */
export type OrderCells = Readonly<Partial<Record<OrderField, string>>>;

/** Headings that tables of authorities usually have. A hospital names others for an authority of its own. */
export const USUAL_HEADINGS: Readonly<Record<OrderField, readonly string[]>> = {
  orderNo: [
    ...['工单号', '工单编号', '单号', '流水号', '受理编号', '受理单号', '事项编号', '诉求编号'],
    ...['转办编号', '编号', 'Order number', 'Order no', 'Ticket'],
  ],
  title: ['标题', '工单标题', '诉求标题', '事项标题', '主题', 'Title', 'Subject'],
  content: [
    ...['诉求内容', '来电内容', '反映内容', '投诉内容', '工单内容', '事项内容', '诉求描述'],
    ...['问题描述', '主要内容', '内容', 'Content', 'Complaint'],
  ],
  demand: ['诉求目的', '具体诉求', '市民诉求', '诉求要求', '期望', 'Demand'],
  name: [
    ...['姓名', '来电人', '来电人姓名', '诉求人', '诉求人姓名', '联系人', '联系人姓名'],
    ...['市民姓名', '投诉人', '反映人', 'Name', 'Caller'],
  ],
  phone: [
    ...['电话', '联系电话', '来电号码', '来电电话', '手机', '手机号', '手机号码', '联系方式'],
    ...['诉求人电话', '联系人电话', 'Phone', 'Telephone'],
  ],
  address: ['地址', '联系地址', '诉求人地址', 'Address'],
  campus: ['院区', 'Campus'],
  calledAt: ['来电时间', '诉求时间', '受理时间', '登记时间', '创建时间', '反映时间', 'Called at'],
  dispatchedAt: [
    ...['派单时间', '转办时间', '交办时间', '派发时间', '转派时间', '下派时间', '下发时间'],
    'Dispatched at',
  ],
  dueBy: [
    ...['办理时限', '办结时限', '截止时间', '到期时间', '办理期限', '答复时限', '处置时限'],
    ...['反馈时限', '限办时间', '要求办结时间', '要求答复时间', 'Due by', 'Due'],
  ],
  urgedAt: ['催办时间', '最近催办时间', 'Urged at'],
  urgeNote: ['催办内容', '催办意见', '催办说明', 'Urge'],
  returnedAt: ['退回时间', '退单时间', 'Returned at'],
  returnNote: ['退回原因', '退单原因', '退件原因', '退回意见', 'Returned because'],
  extendedTo: ['延期至', '延期后时限', '延期截止时间', '延期时限', 'Extended to'],
};

/** A heading as it is compared: `工单编号（必填）：` is `工单编号`. */
export const headingKey = (heading: string): string =>
  heading
    .normalize('NFKC')
    .replace(/\([^)]*\)/g, '')
    .replace(/[\s:*_]/g, '')
    .toLowerCase();

/** The field that a heading stands for: the hospital's own words for the authority count before the usual ones. */
export function fieldUnder(heading: string, own: OrderColumns): OrderField | null {
  const key = headingKey(heading);
  if (key === '') return null;
  const among = (columns: OrderColumns): OrderField | undefined =>
    ORDER_FIELDS.find((field) => columns[field]?.some((one) => headingKey(one) === key));
  const usual = ORDER_FIELDS.filter((field) => !own[field]?.length);
  return (
    among(own) ??
    among(Object.fromEntries(usual.map((field) => [field, USUAL_HEADINGS[field]]))) ??
    null
  );
}
