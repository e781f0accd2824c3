namespace AdamKernels.Data.Tests.Csv;

/// <summary>Formats that read texts.</summary>
internal static class CsvExtensions
{
    public static CsvSchema LearnText(this CsvFormat format, string text) => format.Learn(new StringReader(text));

    public static DataSet ReadText(this CsvSchema schema, string text) => schema.Read(new StringReader(text));

    /// <summary>Learns from a text and reads it.</summary>
    public static DataSet ReadText(this CsvFormat format, string text) => format.LearnText(text).ReadText(text);

    /// <summary>The error of learning from a text or of reading it then.</summary>
    public static DataFormatException ErrorIn(this CsvFormat format, string text) =>
        Assert.Throws<DataFormatException>(() => format.ReadText(text));
}
