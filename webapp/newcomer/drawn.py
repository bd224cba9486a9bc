"""A photo and a file of somebody who doesn’t exist."""

from io import BytesIO

from PIL import Image, ImageDraw


def portrait():
    """A face, drawn rather than photographed: nobody's. As a PNG."""
    picture = Image.new("RGB", (512, 512), "#dfe9e2")
    draw = ImageDraw.Draw(picture)
    draw.rounded_rectangle((136, 90, 376, 420), 120, "#6b3f2a")
    draw.ellipse((76, 380, 436, 740), "#1d5f49")
    draw.rectangle((222, 300, 290, 410), "#e3b391")
    draw.ellipse((166, 120, 346, 350), "#efc6a5")
    draw.pieslice((150, 84, 362, 300), 180, 360, "#6b3f2a")
    for x in (210, 284):
        draw.ellipse((x, 228, x + 18, 250), "#3a2a22")
    draw.arc((216, 250, 296, 310), 20, 160, "#a4553f", 8)
    data = BytesIO()
    picture.save(data, "PNG")
    return data.getvalue()


def paper():
    """A page as PDF, like one that was signed at the door."""
    page, data = Image.new("L", (420, 594), 255), BytesIO()
    ImageDraw.Draw(page).text((40, 40), "Brochure 16\n\nRose hand cream, 2\nLavender soap, 1\n\nSigned: A. Archer", 0)
    page.save(data, "PDF")
    return data.getvalue()
