namespace AdamKernels.Data.Tests.Idx;

public sealed class IdxReadingTests
{
    private static readonly byte[] Images = IdxContent.File(IdxElementType.Byte, [2, 1, 3], 0, 1, 2, 51, 102, 255);

    /// <summary>Smallest, largest, and one that little-endian bytes would turn into another.</summary>
    public static TheoryData<IdxElementType, byte[], float[], float[]> Types => new()
    {
        { IdxElementType.Byte, [0, 255, 51], [0, 255, 51], [0, 1, 51 / 255f] },
        { IdxElementType.SByte, [0x80, 0x7F, 0xFF], [-128, 127, -1], [0, 1, 127 / 255f] },
        { IdxElementType.Int16, [0x80, 0, 0x7F, 0xFF, 1, 2], [-32768, 32767, 258], [0, 1, (258 + 32768) / 65535f] },
        {
            IdxElementType.Int32, [0x80, 0, 0, 0, 0x7F, 0xFF, 0xFF, 0xFF, 0, 0, 1, 2], [-2147483648f, 2147483648f, 258],
            [0, 1, (float)((258 + 2147483648.0) / 4294967295.0)]
        },
    };

    [Theory]
    [MemberData(nameof(Types))]
    public void Integers_are_big_endian_and_scaled_by_the_range_of_their_type(
        IdxElementType type, byte[] body, float[] values, float[] scaled)
    {
        IdxFile file = IdxContent.Read(IdxContent.File(type, [3], body));

        Assert.Equal(values, file.ToFloats());
        Assert.Equal(scaled, file.ToFloats(scale: true));
    }

    [Theory]
    [InlineData(IdxElementType.Single, new byte[] { 0xBF, 0xC0, 0, 0 }, -1.5f)]
    [InlineData(IdxElementType.Double, new byte[] { 0x40, 0x09, 0x21, 0xFB, 0x54, 0x44, 0x2D, 0x18 }, MathF.PI)]
    public void Floating_point_numbers_are_read_and_have_no_range(IdxElementType type, byte[] body, float value)
    {
        IdxFile file = IdxContent.Read(IdxContent.File(type, [1], body));

        Assert.Equal([value], file.ToFloats());
        Assert.Throws<InvalidOperationException>(() => file.ToFloats(scale: true));
        Assert.Contains("integers as labels", Assert.Throws<DataFormatException>(() => file.ToLabels()).Message);
    }

    [Fact]
    public void Dimensions_say_what_an_item_is()
    {
        IdxFile file = IdxContent.Read(Images);

        Assert.Equal((IdxElementType.Byte, 2, 3), (file.ElementType, file.Count, file.ItemLength));
        Assert.Equal([2, 1, 3], file.Dimensions);
        Assert.Equal("2×1×3 elements of Byte", file.ToString());
    }

    [Fact]
    public void Labels_are_below_the_number_of_classes()
    {
        IdxFile file = IdxContent.Read(IdxContent.File(IdxElementType.Byte, [3], 7, 0, 9));

        Assert.Equal([7, 0, 9], file.ToLabels());
        Assert.Equal([7, 0, 9], file.ToLabels(classCount: 10));
        DataFormatException error = Assert.Throws<DataFormatException>(() => file.ToLabels(classCount: 9));
        Assert.Equal("Expected a label from 0 to 8 at byte offset 10, but got 9.", error.Message);
        Assert.Equal(10, error.Offset);
    }

    [Fact]
    public void A_negative_label_is_an_error()
    {
        IdxFile file = IdxContent.Read(IdxContent.File(IdxElementType.Int16, [2], 0, 1, 0xFF, 0xFF));

        Assert.Equal(10, Assert.Throws<DataFormatException>(() => file.ToLabels()).Offset);
    }

    [Fact]
    public void Images_are_no_labels() =>
        Assert.Contains("one label for each item", Assert.Throws<DataFormatException>(() => IdxContent.Read(Images).ToLabels()).Message);

    /// <summary>Fails when the name decides, when a stream must have a length, or when a short read counts as the end.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_content_says_whether_it_is_compressed(bool isCompressed)
    {
        byte[] content = isCompressed ? IdxContent.Gzip(Images) : Images;
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, content);
            float[] expected = [0, 1, 2, 51, 102, 255];

            Assert.Equal(expected, IdxFile.Read(path).ToFloats());
            Assert.Equal(expected, IdxFile.Read(new ForwardStream(content)).ToFloats());
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>Longer than what is allocated before anything is known.</summary>
    [Fact]
    public void Long_streams_without_a_length_are_read()
    {
        byte[] body = [.. Enumerable.Range(0, 300_001).Select(i => (byte)i)];
        byte[] content = IdxContent.File(IdxElementType.Byte, [300_001], body);

        Assert.Equal(body.Select(value => (float)value), IdxFile.Read(new ForwardStream(content)).ToFloats());
        Assert.Equal(body.Select(value => (float)value), IdxContent.Read(IdxContent.Gzip(content)).ToFloats());
    }

    [Fact]
    public void A_stream_stays_open()
    {
        var stream = new MemoryStream(IdxContent.Gzip(Images));
        IdxFile.Read(stream);

        Assert.True(stream.CanRead);
    }
}
