const ACTOR = '(?:bo|bo nganh|co quan|don vi|nganh|tinh|dia phuong|tinh thanh|tinh thanh pho)';
/** Said of whoever it may be: "bên nào", "đứa nào". */
const BODY = '(?:noi|dua|to chuc|ong|ba|nguoi|can bo|chuyen vien|lanh dao)';
const WORK = '(?:nhiem vu|cong viec|(?<!ve )viec|dau viec|cong tac|nhiem vu nao)';

/** What is owed is still open, whether late or not. */
const OWED =
  '\\bcon no\\b|\\bcon ton(?: lai| dong)? (?:gi|nhung gi|viec|nhiem vu|may)\\b|(?<!dang |bi )\\bno (?:it|nhieu|bao nhieu|may|gi)\\b';

/** What leaves a part of a list out. */
const LEAVES_OUT =
  'khong (?:ke|tinh|gom|bao gom|can|lay|can ke|can tinh)|chua ke|dung (?:ke|tinh|lay)|tru|ngoai|bo (?:qua|ra|bot)|loai(?: tru| ra)?';

/** What each cue is found by, in folded text; words hidden by an earlier reader are dots. */
export const CUE_PATTERNS = {
  task: new RegExp(
    `\\b(?:${WORK}|duoc giao|bi giao|giao (?:cho )?lam|phai (?:lam|xong|hoan thanh|thuc hien|to chuc|trinh|ban hanh|xay dung|nop|bao cao)|dang lam|lam (?:duoc |xong )*(?:nhung )?gi|giao (?:nhung )?gi)\\b`,
  ),
  // "chấm", "trẻ" fold to the same: late only with the words late things are said with.
  overdue:
    /\b(?:qua (?:thoi )?han|(?:dang|bi|con|da|van) (?:tre|cham)\b(?! (?:em|tuoi))|(?:cai|viec|nhiem vu) (?:nao|gi) (?:dang |bi )?(?:tre|cham)\b(?! (?:em|tuoi))|tre (?:\d+ |tong cong |tat ca )?(?:han|hen|tien do|muon|nhung|may|cac|viec|nhiem|gi|cai|bao nhieu|nhieu|nhat|lau)|(?:viec|nhiem vu) tre\b(?! em)|cham (?:\d+ )?(?:gi|han|tien do|tre|muon|nhung viec|cac viec|viec|nhiem|hoan|lau)|lo han|lo hen|(?:dang|bi) no|no dong|(?<!con )no (?:nhung |cac |may )?(?:viec|nhiem vu|cong viec|han)|ton dong|het han (?:roi|ma)|qua thoi gian)\b/,
  notOverdue:
    /\b(?:chua (?:bi )?qua han(?! (?:khong|chua))|chua (?:den|toi) han(?! (?:khong|a))|con trong han|trong han|con han)\b/,
  dueSoon:
    /\b(?:sap (?:den |toi |het )?han|gan (?:den |toi )?han|sap den ky|sap phai (?:xong|lam|nop|hoan))\b/,
  due: /\b(?:den han|toi han|co han|han (?:roi vao|trong|vao|la|den)|han(?= (?:thang|quy))|roi vao|phai (?:lam )?(?:xong|hoan thanh|trinh|nop)|can (?:lam )?(?:xong|hoan thanh)|het han|hoan thanh trong|xong trong|thoi han)\b/,
  done: /\b(?:da (?:lam )?(?:xong|hoan thanh|hoan tat)|(?:lam )?xong (?:roi|duoc|het|nhung|cac|may|bao)|hoan thanh (?:roi|duoc|nhung|cac|bao|may|xong|truoc)|xong viec|da xong|lam xong|hoan thanh)\b/,
  notDone: new RegExp(
    `${/\b(?:chua (?:ban hanh|ket noi|trien khai|thuc hien|lam) (?:duoc )?(?:nhung )?gi|chua (?:lam )?(?:xong|hoan thanh|hoan tat|thuc hien|lam|dat)|(?:(?<!gi |nao )|(?<=\b(?:bo|tinh|nganh|don vi|co quan|dia phuong|noi|viec|nhiem vu|cai) nao ))khong (?:hoan thanh|xong)|(?:con|dang) (?:do dang|lam do|dang do)|do dang|lam do|dang (?:thuc hien|trien khai|lam)|con (?:lai|ton|dang)|con (?:nhung )?(?:viec|nhiem vu|cong viec)|con (?:phai lam )?gi(?= $| (?:phai|chua|khong)\b)|ma chua)\b/.source}|${OWED}`,
  ),
  owed: new RegExp(OWED),
  debt: /\b(?:(?:dang|bi) no|no (?:nhung |cac |may |bao nhieu )?(?:viec|nhiem vu|cong viec))\b/,
  early:
    /\b(?:truoc (?:thoi )?han|som hon (?:thoi )?han|vuot tien do|ve dich som|(?:xong|hoan thanh) som)\b/,
  late: /\b(?:(?:xong|hoan thanh) (?:roi )?(?:(?:nhung|ma|tuy|thi) )?(?:(?:van|lai|bi|da) )*(?:tre|muon|cham|qua han)|hoan thanh qua han)\b/,
  onTime:
    /\b(?:(?:xong|hoan thanh|lam) (?:[a-z]+ )?(?:dung|kip) (?:thoi )?(?:han|tien do)|dung (?:thoi )?han)\b/,
  statusQuestion:
    /\b(?:xong|hoan thanh)(?= (?:[a-z]+ ){3,6}chua (?:(?:a|vay|nhi|the|ha|roi) )*$)|\b(?:xong|hoan thanh|ban hanh|trinh|duyet|phe duyet|to chuc|bao cao|thong qua|lam|nop|co|dat(?! dai\b)|duoc|ket noi) (?:[a-z]+ ){0,2}(?:hay )?chua\b|\b(?:tre|cham|tre han|qua han|den han|het han) (?:hay )?chua\b|\b(?:tre|cham|tre han|qua han) (?:hay )?(?:khong|ko)(?= $)/,
  progress:
    /\b(?:den dau|toi dau|den buoc nao|toi buoc nao|the nao roi|sao roi|ra sao|tien do|tinh hinh|ket qua (?:the nao|ra sao)|lam den|co gi moi|dang o dau)\b/,
  deadlineQuestion:
    /^ (?:(?:the|con|vay) )*(?:thoi )?han(?: (?:la|nao|gi|sao|thi|the|den|dau|a|nhi|vay|cuoi|bao|gio|khi))* $|^ (?:thoi )?han(?= (?!(?:bo|tinh|nganh|thang|quy|tuan|nam|ngay|trong|den|toi|nay|che|muc|hep|han|cua|cho|la|sap|qua|chot|cuoi|goc|gan|xa|som)\b)[a-z]+ [a-z]+)|\b(?:han (?:cua|cho)(?! (?:bo|tinh|nganh)\b)|han (?:[a-z]+ ){0,4}(?:khi nao|bao gio|ngay nao|ngay may|thang may|thang nao|den dau)|han (?:chot|cuoi|moi|cu|dau|goc)|(?:khi nao|bao gio|ngay nao) (?:[a-z]+ ){0,2}(?:xong|phai|den han|het han|hoan thanh)|deadline|con (?:may|bao nhieu) ngay|(?:qua|tre|cham) (?:han )?(?:may|bao nhieu) ngay|(?:tre|cham|qua han) bao lau|lui (?:sang|den|han)(?: thang may)?|(?<!qua |den |toi |sap |tre )co (?:thoi )?han (?:gi |nao |cu the )?(?:khong|chua|ko)|ban dau|gia han|doi han|truoc (?:khi nao|bao gio|ngay nao|ngay may|thang nao|thang may)|thoi han (?:cua|la|khi|den|the)|han thang may)\b/,
  list: /\b(?:nhung|cac|liet ke|danh sach|ke ra|nao|gi|xem|cho (?:toi|minh|em|xin))\b/,
  countTasks: new RegExp(
    `\\b(?:bao nhieu|may|tong so|so luong|dem)(?: (?:nhung|cac|cai|dau))? (?:${WORK}|dong)\\b`,
  ),
  howMany: /\b(?:bao nhieu|(?<!nha )may|tong so|so luong|tong cong)\b/,
  most: /\b(?:nhieu|lon|cao|cham|tre|te|yeu) (?:[a-z]+ ){0,5}nhat\b|\bnhieu nhat\b|\bdung dau\b/,
  fewest: /\b(?:it|thap|nho) (?:[a-z]+ ){0,5}nhat\b/,
  who: new RegExp(
    `\\b(?:ai(?! cap)|${ACTOR} nao|${BODY} nao|(?:giao|phan cong|do)(?: cho)? (?:may|bao nhieu) ${ACTOR}|bo may|giao (?:cho )?(?:bo|don vi|co quan|dia phuong) nao|pho thu tuong nao|dong chi nao|nguoi nao|${ACTOR} gi|cua bo nao|dau moi|(?:bo|tinh|nganh|co quan|don vi|dia phuong)(?= (?:it|nhieu|cham|tre|nhanh|tot|kem|yeu) (?:[a-z]+ ){0,4}nhat\\b))\\b`,
  ),
  whoActs: new RegExp(
    `\\b(?:ai|${ACTOR} nao|${BODY} nao|ben nao|${ACTOR} gi)(?: (?:se|la|dang|duoc|phai|giao))* (?:(?:nguoi|don vi|co quan) )?(?:dung (?:dau|ra)|ganh|chiu trach nhiem|phu trach|dam nhiem|dam trach|lo lieu|lo|nhan|lam|thuc hien|trien khai|xu ly|quan ly|theo doi|dau moi|xay dung|soan thao)(?: (?:chinh|viec|vu|ve|mang|phan|cai))*\\b|\\b(?:do|thuoc(?: trach nhiem)?(?: cua)?|giao(?: cho)?|trach nhiem cua) (?:ai|${ACTOR} nao)\\b`,
  ),
  whoCoordinates:
    /\b(?:phoi hop (?:cung )?(?:voi )?(?:ai|bo nao|co quan nao|don vi nao|nhung ai)|(?:ai|bo nao|co quan nao|don vi nao) (?:[a-z]+ ){0,2}phoi hop)\b/,
  whoDirects: /\b(?:pho thu tuong nao|ai (?:[a-z]+ ){0,2}chi dao|giao ai chi dao|dong chi nao)\b/,
  leads: /\bchu tri\b/,
  coordinates: /\b(?:tham gia )?phoi hop\b/,
  takesPart:
    /\b(?:tham gia(?! phoi hop)|lien quan den bo|ke ca phoi hop|ca chu tri (?:va|lan) phoi hop|ke ca vai tro)\b/,
  whoInPerson:
    /\b(?:ong|ba|nguoi|can bo|chuyen vien|lanh dao|dong chi) nao\b|\bai (?:o|ben|trong|cua) (?:bo|so|cuc|vu)\b/,
  directs: /\b(?:chi dao|phu trach|theo doi)\b/,
  classDuties:
    /\b(?:(?:nhiem vu|viec|giao) chung|chung (?:cho )?(?:cac|cua)|(?:tat ca |toan bo )?cac bo(?: co quan)? nganh(?: va)? dia phuong|cac bo nganh dia phuong)\b/,
  noClassDuties: new RegExp(
    `\\b(?:${LEAVES_OUT}) (?:(?:ca|cac|nhung|phan|nhiem vu|viec|cong viec|dau viec) ){0,3}chung\\b|\\b(?:khong (?:co )?|bo (?:(?:cac|nhung|phan) )*)(?:nhiem vu|viec) chung\\b`,
  ),
  onlyLeads: new RegExp(
    `\\b(?:${LEAVES_OUT}) (?:(?:ca|cac|nhung|phan|nhiem vu|viec|cong viec) ){0,3}(?:tham gia )?phoi hop\\b|\\bchi (?:[a-z]+ ){0,6}chu tri\\b|\\bchu tri thoi\\b`,
  ),
  withoutDone: new RegExp(
    `\\b(?:${LEAVES_OUT}) (?:(?:di|ca|cac|nhung|phan|cai|nhiem vu|viec|cong viec|dau viec) ){0,3}(?:da )?(?:xong|hoan thanh)(?: roi)?\\b`,
  ),
  withoutOverdue: new RegExp(
    `\\b(?:${LEAVES_OUT}) (?:(?:di|ca|cac|nhung|phan|cai|nhiem vu|viec|cong viec|dau viec) ){0,3}(?:da |bi )?(?:qua han|tre han)\\b`,
  ),
  // "tỉnh ấy xong hết chưa" asks for the state; "tỉnh chưa kết nối" who lacks it.
  missing: new RegExp(
    `\\b${ACTOR}(?: [a-z]+){0,4} chua (?!(?:(?:a|vay|nhi|nhe|ban|ad|em|anh|chi|the|ha|z) )*$)|\\b${ACTOR} (?:nao|con)(?: [a-z\\d]+){0,10} chua (?=[a-z]+ )`,
  ),
  // A duty that was given and is not met is a task, whatever lists of others say.
  unmetDuty: new RegExp(
    `\\b(?:${ACTOR} nao|ai) (?:duoc giao|bi giao|duoc yeu cau|co nhiem vu|co trach nhiem|phai)(?: [a-z\\d]+){1,10} (?:ma|nhung|va)(?: (?:van|con|lai|toi|den|gio|nay))* chua\\b`,
  ),
  /** "bộ nào đã …": who stands on a list of those that have. */
  having: new RegExp(
    `\\b${ACTOR}(?: [a-z]+){0,2} nao (?:da|duoc)\\b|\\bnhung (?:[a-z]+ ){1,5}nao\\b`,
  ),
  successor:
    /\b(?:tiep nhan|ke thua|tiep quan|sap nhap|hop nhat|nhap vao|doi ten|con ton tai|giai the|thay the boi|ve dau|(?:gio|nay|hien nay)(?: (?:do|thi|la|thuoc|giao))* ai (?:lam|lo|phu trach|ganh|nhan|quan ly|chiu|tiep)|(?:ganh|nhan) them|(?:gio|nay)(?: (?:la|thanh|thuoc|vao|ve))? (?:bo|co quan|tinh|thanh pho|don vi|nganh) nao|(?:thuoc|thanh|nhap vao) (?:bo|tinh|thanh pho) nao)\b/,
  missingMinistries:
    /\b(?:(?:nhung |cac )?(?:bo|bo nganh|co quan|don vi) (?:nganh )?(?:nao|con|chua)|cac bo|bo nao)\b/,
  missingProvinces: /\b(?:tinh|dia phuong|tinh thanh|thanh pho nao)\b/,
  figure:
    /\b(?:ty le|ti le|so luong|bao nhieu|phan tram|dat (?:bao|may|\d+|duoc|muc)|chi tieu|chi so|so lieu|tong so|toc do|ty trong|doanh thu|kim ngach|(?<!nha )may (?!tinh|chu|moc)|thu hang|xep hang)\b|\b(?:dung|xep|hang) (?:thu )?(?:may|bao nhieu)\b/,
  trend:
    /\b(?:thay doi|dien bien|tang|giam|so voi|xu huong|qua cac|cung ky|truoc (?:day|kia)|hoi (?:cuoi|dau|nam|thang|do)|bien dong|lich su|theo thoi gian)\b/,
  target: /\b(?:muc tieu|chi tieu giao|phan dau|can dat|phai dat|ke hoach dat)\b/,
  compare: /\b(?:so sanh|hon (?:nhau|bo)|ben nao|voi nhau|so voi|hay)\b/,
  compareAgencies:
    /\b(?:so sanh|doi chieu)\b|\b(?:ai|ben nao|bo nao|don vi nao|co quan nao|noi nao|tinh nao) (?:[a-z]+ ){0,5}(?:nhieu|it|cham|nhanh|tot|kem) (?:[a-z]+ ){0,3}hon\b|\b(?:nhieu|it) (?:[a-z]+ ){0,3}hon\b/,
  ministriesGroup: /\b(?:bo nganh|cac bo|khoi bo|cap bo|bo|co quan trung uong)\b/,
  provincesGroup: /\b(?:dia phuong|cac tinh|cap tinh|tinh|khoi tinh)\b/,
  content:
    /\b(?:ket luan (?:gi|the nao|nhu|ve|ra sao)|noi (?:gi|ve|sao|the nao)|neu (?:gi|nhung|ra|ve|trong)|de ra|noi dung(?! so (?!\d|lieu|hoa))|quy dinh (?:gi|the nao|nhu|ra sao)|co (?:gi|nhung gi|quy dinh)|gom (?:nhung )?(?:gi|nhung)|huong (?:gi|nao)|giai phap (?:gi|nao)|(?:nhung|cac|\d+) giai phap|duoc (?:neu|nhac|ke|liet ke)|danh gia (?:gi|the nao)|ghi (?:gi|the nao)|viet gi|nhan dinh|bai hoc|ton tai|han che|quan diem|ket qua)\b/,
  summary: /\b(?:tom tat|tom luoc|tong hop|khai quat|y chinh|noi dung chinh)\b/,
  legal: /\b(?:nghi dinh|quyet dinh|chi thi|nghi quyet|luat|cong dien|thong tu|van ban)\b/,
  meaning:
    /\b(?:la (?:gi|cai gi|nam nao|viet tat|(?:de an|nen tang|he thong|tu|chuong trinh|cum tu|khai niem) gi)|nghia la gi|viet tat (?:cua|la)|duoc hieu|hieu (?:the nao|nhu the nao|sao)|(?:the nao|nhu the nao) la|co nghia|dinh nghia|khai niem|giai thich)\b/,
  consistency:
    /\b(?:co dung (?:khong|chua|la)|dung khong|dung chua|dung hay|cong lai|tong lai|co (?:du|bang)(?= \d)|sai|mau thuan|khong khop|khop khong|chenh|vo ly|nham|chinh xac (?:khong|chua)|co chinh xac|lech|khong thong nhat|khac nhau|bat nhat)\b/,
  except: /\b(?:ngoai (?!giao)|tru (?!so)|khong (?:tinh|ke|gom|bao gom)|loai tru)/,
  why: /\b(?:vi sao|tai sao|nguyen nhan|ly do|do dau ma)\b|^ sao (?=[a-z]+ [a-z]+)/,
  dated:
    /\b(?:viec|nhiem vu|cai)(?: nao| gi)? (?:ma )?co (?:ghi |dinh |quy dinh )?(?:thoi )?han(?= (?:khong|ko|cu the|ro|a|thoi)\b| $)/,
  undated:
    /\b(?:khong (?:co |dinh |ghi )?(?:thoi )?han|chua (?:co|dinh) (?:thoi )?han|vo thoi han)\b/,
  recurring:
    /(?<!phi |chi |uong |hop |ky )\bthuong xuyen\b|\b(?:dinh ky|hang tuan|hang thang|hang quy|hang nam|(?:moi|tung) (?:tuan|thang|quy|nam)(?! (?:20|\d))|lap (?:di )?lai)\b/,
  untold:
    /\b(?:chua|khong|ko) (?:he )?(?:co |thay |duoc |ai |noi nao |ghi |neu )*(?:bao cao|tien do|cap nhat|ket qua)\b(?! (?:nao )?(?:ket noi|chinh phu))|\bchua (?:ai|bo nao|don vi nao|co quan nao) (?:[a-z]+ ){0,2}bao cao\b/,
  extended:
    /\b(?:(?:duoc|da|bi|xin) (?:gia|gian|doi|lui)(?: (?:thoi )?han)?\b(?! (?:moi|so|ten|phi|thue))|gia han|lui (?:thoi )?han|gian (?:thoi )?han|lui (?:may|bao nhieu|nhung|cac|viec|nhiem vu|tien do))\b/,
} satisfies Record<string, RegExp>;

/** What a count is broken down by, first match first. */
export const GROUPINGS = [
  ['month', /\btheo (?:tung )?thang\b/],
  ['status', /\btheo (?:tung )?(?:trang thai|tinh trang|muc do hoan thanh|ket qua)\b/],
  ['document', /\btheo (?:tung|moi) (?:van ban|thong bao|tai lieu)\b|\btheo van ban $/],
  // "tổng hợp nhiệm vụ", "tình hình thực hiện nhiệm vụ thế nào": of all, and of nothing more.
  [
    'agency',
    /\b(?:(?:bao cao )?(?:tong hop|tong quan|tom tat|khai quat|toan canh|diem qua)(?: (?:chung|nhanh|giup|cho|em|toi|minh|ve|tinh hinh|ket qua|tien do|thuc hien|cac|nhung|toan bo|so))* (?:nhiem vu|cong viec)|tinh hinh(?: (?:chung|thuc hien|hoan thanh|trien khai|xu ly|cac|toan bo))* (?:nhiem vu|cong viec|chung)|(?:tong quan|toan canh)(?: tinh hinh)?)(?: (?:the nao|ra sao|sao roi|den dau|hien nay|hien gio|roi|giup|em|nhe|a|voi))*(?= $)/,
  ],
  [
    'agency',
    /\b(?:theo (?:tung |moi )?(?:bo|co quan|don vi|nganh|dia phuong)\b(?! [a-z]+ (?:thi|da|giao))|(?:moi|tung) (?:bo|co quan|don vi)\b|(?:bieu do|do thi) (?:(?:hinh )?(?:tron|cot|thanh) )?(?:cac )?(?:nhiem vu|cong viec|viec|tinh hinh|tien do)(?: (?:thuc hien|hoan thanh))?(?= $)|(?<!cuc |tieu )thong ke(?= $| (?:nhiem|viec|cong viec|theo|so|tinh|qua|cac|nhung|giup|cho|toan|ket)))/,
  ],
] as const;
