/** Everything of a case as one archive. */
export const dossier = {
  dossierMake: '导出整案档案',
  dossierTitle: '导出整案档案',
  dossierHint:
    '生成一个 ZIP 档案包：文书、全部原始文件、办理记录、往来消息和目录，附数字签名，任何人都能离线核对是否被改动。其中有投诉人的完整信息，请妥善保管。',
  dossierWhy: '导出原因（记入访问记录）',
  dossierWhyLonger: '请写明原因，至少 4 个字',
  dossierStart: '导出',
  dossierStop: '停止',
  dossierPreparing: '正在准备文书和目录…',
  dossierRunning: '已下载 {done} MB，共约 {total} MB',
  dossierDone: '档案包已保存到下载文件夹。',
  dossierBroken: '下载中断，没有得到完整的档案包。请再试一次。',
  handOutGive: '对外提供整案副本',
  handOutTitle: '对外提供整案副本',
  handOutHint:
    '副本包括投诉内容、投诉人提交的材料、办理过程、往来消息和已出具的文书；内部记录、工作人员姓名和调查材料不提供，目录中写明未提供的内容。提供给投诉人本人以外的，投诉人和患者的姓名、电话和号码会遮盖。文字中提到的人名不会遮盖，提供前请核对。',
  signingKeysTitle: '档案签名密钥',
  keysIntro: '整案档案用下面的密钥签名。收到档案的人可向医院索取密钥编号，与档案上的编号对照。',
  keysNone: '还没有密钥，第一次导出整案档案时自动生成。',
  keysSince: '自 {from} 起使用',
  keysUntil: '{from} 至 {until} 使用，之前签名的档案仍可核对',
  keysPublic: '公钥',
  keysChange: '更换密钥',
  keysChangeAsk: '更换后新档案用新密钥签名，旧档案仍可核对。确定更换？',
} as const;
