import zipfile

a = zipfile.ZipFile("plain.xlsx")
b = zipfile.ZipFile("formatted.xlsx", "w", zipfile.ZIP_DEFLATED)
for n in a.namelist():
    d = a.read(n)
    if n.endswith("sheet1.xml"):
        d = d.replace(
            b"</sheetData>",
            "".join(f'<row r="{i}"><c r="A{i}" s="0"/></row>' for i in range(5, 1048576)).encode()
            + b"</sheetData>",
        )
    b.writestr(n, d)
b.close()
