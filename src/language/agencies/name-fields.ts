/**
 * Fields of work as the names of departments, offices, boards and centres carry them, folded, words
 * and marks parted by one blank: "Vụ Tổ chức cán bộ", "Sở Văn hóa, Thể thao và Du lịch". Many of
 * their words also begin an order, so that a name can only be told from what its bearer is to do by
 * knowing the field.
 */
export const NAME_FIELDS: readonly string[] = `
  noi vu; tu phap; tai chinh; cong thuong; xay dung; y te; ngoai vu; du lich; dan toc; dan toc va ton giao;
  nong nghiep va moi truong; khoa hoc va cong nghe; giao duc va dao tao; an toan thuc pham; quy hoach - kien truc;
  van hoa , the thao va du lich; van hoa va the thao; van hoa , the thao; ke hoach va dau tu; thong tin va truyen thong;
  lao dong - thuong binh va xa hoi; lao dong , thuong binh va xa hoi; giao thong van tai; tai nguyen va moi truong;
  nong nghiep va phat trien nong thon; giao thong cong chanh; van hoa - xa hoi; van hoa , xa hoi; van hoa - thong tin;
  kinh te; kinh te - ha tang; kinh te , ha tang va do thi; kinh te - ha tang va do thi; quan ly do thi; thuong mai; cong nghiep;
  to chuc can bo; to chuc - can bo; to chuc , can bo; to chuc - hanh chinh; to chuc hanh chinh; to chuc; hanh chinh;
  to chuc bien che; to chuc - bien che; chinh quyen dia phuong; cong chuc - vien chuc; cong chuc , vien chuc; cai cach hanh chinh;
  tien luong va bao hiem xa hoi; thi dua - khen thuong; thi dua , khen thuong; thi dua khen thuong; van thu va luu tru nha nuoc;
  ke hoach - tai chinh; ke hoach , tai chinh; ke hoach tai chinh; tai chinh - ke hoach; ke hoach - tong hop; tong hop; phap che;
  ke hoach; ke toan; ke toan , kiem toan; quan ly , giam sat bao hiem; quan ly cong san; quan ly gia; quan ly dau thau; quan ly no va kinh te doi ngoai;
  dau tu; dau tu nuoc ngoai; dau tu cong; giam sat va tham dinh dau tu; phat trien doanh nghiep nha nuoc; ngan sach nha nuoc; du tru nha nuoc;
  phat trien doanh nghiep tu nhan va kinh te tap the; kinh te tong hop; kinh te nganh; kinh te dia phuong va lanh tho; thong ke; hai quan; thue; quan ly thue;
  hop tac quoc te; hoi nhap quoc te; hop tac quoc te va truyen thong; chinh sach thuong mai da bien; thi truong chau a - chau phi;
  cong nghe thong tin; cong nghe thong tin va truyen thong; cong nghe thong tin , luu tru; cong nghe so; chuyen doi so; chuyen doi so va co yeu;
  chuyen doi so quoc gia; cong nghiep cong nghe thong tin; cong nghiep cong nghe so; kinh te so va xa hoi so; kinh te so; chinh phu so;
  an toan thong tin; an ninh mang; du lieu; du lieu quoc gia; vien thong; buu chinh; tan so vo tuyen dien; chung thuc dien tu quoc gia;
  so huu tri tue; tieu chuan do luong chat luong; tieu chuan , do luong , chat luong; nang luong nguyen tu; an toan buc xa va hat nhan;
  khoi nghiep va doanh nghiep cong nghe; doi moi sang tao; phat trien cong nghe va doi moi sang tao; thong tin , thong ke; danh gia , tham dinh cong nghe;
  khoa hoc , cong nghe va dao tao; khoa hoc , cong nghe va moi truong; khoa hoc , cong nghe; khoa hoc cong nghe; khoa hoc cong nghe va moi truong;
  khoa hoc , ky thuat va cong nghe; khoa hoc xa hoi , nhan van va tu nhien; dao tao , boi duong can bo; dao tao; dao tao va boi duong; boi duong can bo;
  bao chi; xuat ban , in va phat hanh; phat thanh , truyen hinh va thong tin dien tu; thong tin co so va thong tin doi ngoai; thong tin doi ngoai; thong tin co so;
  phat thanh , truyen hinh; phat thanh va truyen hinh; phat thanh - truyen hinh; bao chi va truyen thong; van hoa - the thao; truyen thong;
  quan ly dau tu xay dung; kinh te - quan ly dau tu xay dung; quan ly hoat dong xay dung; kinh te xay dung; giam dinh; giam dinh nha nuoc ve chat luong cong trinh xay dung;
  quan ly du an; quan ly du an dau tu xay dung; quan ly du an dau tu xay dung cong trinh giao thong; quan ly du an dau tu xay dung cac cong trinh giao thong;
  quan ly du an dau tu xay dung cong trinh dan dung va cong nghiep; quan ly du an dau tu xay dung cac cong trinh dan dung va cong nghiep;
  quan ly du an dau tu xay dung cong trinh nong nghiep va phat trien nong thon; quan ly du an dau tu; quan ly du an dau tu va xay dung; quan ly du an khu vuc;
  quan ly nha va thi truong bat dong san; phat trien do thi; phat trien quy dat; phat trien nha o; phat trien ha tang; ha tang ky thuat; vat lieu xay dung;
  duong bo; duong sat; duong cao toc; duong thuy noi dia; hang hai va duong thuy; hang hai; hang khong; dang kiem; ket cau ha tang xay dung; van tai va an toan giao thong; van tai;
  quan ly duong bo; quan ly giao thong cong cong; an toan giao thong; quan ly , dieu hanh giao thong do thi; cong vien cay xanh; moi truong do thi; thoat nuoc; cap nuoc; thoat nuoc va xu ly nuoc thai;
  quan ly tai nguyen nuoc; quan ly dat dai; dang ky dat dai; dang ky va du lieu dat dai; khi tuong thuy van; bien va hai dao; bien doi khi hau; moi truong; dia chat va khoang san;
  do dac , ban do va thong tin dia ly; vien tham; bao ton thien nhien va da dang sinh hoc; quy hoach va phat trien tai nguyen dat; quan trac tai nguyen va moi truong;
  thuy loi; thuy loi va phong , chong thien tai; quan ly va xay dung cong trinh thuy loi; quan ly de dieu va phong , chong thien tai; phong , chong thien tai; phong chong thien tai;
  khai thac cong trinh thuy loi; quan ly khai thac cong trinh thuy loi; khai thac thuy loi;
  bao ve thuc vat; trong trot va bao ve thuc vat; chan nuoi va thu y; thu y; chan nuoi , thu y va thuy san; kiem lam; lam nghiep va kiem lam; lam nghiep; thuy san va kiem ngu; thuy san; kiem ngu;
  phat trien nong thon; kinh te hop tac va phat trien nong thon; chat luong , che bien va phat trien thi truong; quan ly chat luong; quan ly chat luong nong lam san va thuy san;
  khuyen nong; dich vu nong nghiep; giong cay trong , vat nuoi; nuoc sach va ve sinh moi truong nong thon; dieu phoi nong thon moi;
  quan ly thi truong; quan ly va phat trien thi truong trong nuoc; xuc tien thuong mai; xuc tien dau tu; xuc tien dau tu , thuong mai va du lich; xuc tien dau tu va thuong mai; xuc tien du lich;
  thuong mai dien tu va kinh te so; thuong mai dien tu; dien luc; dieu tiet dien luc; phong ve thuong mai; xuat nhap khau; canh tranh quoc gia; cong thuong dia phuong; hoa chat; khuyen cong;
  dau khi va than; doi moi sang tao , chuyen doi xanh va khuyen cong; ky thuat an toan va moi truong cong nghiep; tiet kiem nang luong va phat trien ben vung;
  kiem soat benh tat; phong benh; quan ly kham , chua benh; quan ly duoc; quan ly y , duoc co truyen; khoa hoc cong nghe va dao tao; ba me va tre em; to chuc can bo va thanh tra; dan so; co so ha tang va thiet bi y te; bao hiem y te; giam dinh y khoa; phap y; cap cuu 115; da khoa; da khoa khu vuc; y te khu vuc; y te du phong; moi truong y te; an toan ve sinh thuc pham;
  giao duc pho thong; giao duc mam non; giao duc dai hoc; giao duc nghe nghiep; giao duc nghe nghiep va giao duc thuong xuyen; giao duc thuong xuyen; giao duc the chat; giao duc chinh tri va cong tac hoc sinh , sinh vien; hoc sinh , sinh vien; giao duc quoc phong va an ninh; nha giao va can bo quan ly giao duc; khoa hoc , cong nghe va thong tin;
  ho tich , quoc tich , chung thuc; hanh chinh tu phap; bo tro tu phap; thi hanh an dan su; quan ly thi hanh an dan su; dang ky giao dich bao dam va boi thuong nha nuoc; pho bien , giao duc phap luat va tro giup phap ly; pho bien , giao duc phap luat; kiem tra van ban va to chuc thi hanh phap luat; kiem tra van ban va quan ly xu ly vi pham hanh chinh; tro giup phap ly; tro giup phap ly nha nuoc; cong chung; dau gia tai san; cac van de chung ve xay dung phap luat; phap luat dan su - kinh te; phap luat hinh su - hanh chinh;
  viec lam; dich vu viec lam; quan ly lao dong ngoai nuoc; nguoi co cong; bao tro xa hoi; cong tac xa hoi; tre em; binh dang gioi; tien luong; an toan lao dong; giam ngheo; phong , chong te nan xa hoi;
  di san van hoa; nghe thuat bieu dien; dien anh; ban quyen tac gia; van hoa co so , gia dinh va thu vien; van hoa dan toc; the duc the thao; the duc , the thao; du lich quoc gia; my thuat , nhiep anh va trien lam; bao ton di tich; bao ton di san;
  canh sat giao thong; canh sat hinh su; canh sat kinh te; canh sat co dong; canh sat moi truong; canh sat dieu tra toi pham ve ma tuy; canh sat phong chay , chua chay va cuu nan , cuu ho; quan ly hanh chinh ve trat tu xa hoi; quan ly xuat nhap canh; an ninh mang va phong , chong toi pham su dung cong nghe cao; an ninh kinh te; an ninh chinh tri noi bo; bo doi bien phong; canh sat bien; dan quan tu ve; cuu ho - cuu nan; tac chien;
  tuyen giao; tuyen giao va dan van; dan van; noi chinh; kiem tra; to chuc tinh uy; chien luoc , chinh sach trung uong; phuc vu hanh chinh cong; kiem soat thu tuc hanh chinh; tiep cong dan; dieu hanh thong minh; giam sat , dieu hanh thong minh; giam sat , dieu hanh do thi thong minh; luu tru lich su;
  khu cong nghiep; cac khu cong nghiep; khu kinh te; cac khu kinh te; khu kinh te , khu cong nghiep; khu kinh te va cac khu cong nghiep; cac khu cong nghiep va che xuat; khu cong nghe cao; khu cong nghe cao va cac khu cong nghiep; rung phong ho; rung dac dung; vuon quoc gia; bao tri duong bo; cang bien; dan cu va lao dong
`
  .split(';')
  .map((field) => field.replace(/\s+/g, ' ').trim());
