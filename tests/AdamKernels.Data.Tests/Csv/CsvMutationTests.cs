using System.Text;

namespace AdamKernels.Data.Tests.Csv;

/// <summary>Whatever a text is, it is either read or rejected by the one exception, with whole rows.</summary>
public sealed class CsvMutationTests
{
    private const int Mutations = 10_000;
    private const string Valid = "age,city,price,class\n30,Bern,1.5,no\n4.5e1,\"Ba,s\"\"el\",2,yes\n,Bern,-3,\"no\n\"\n31,Chur,4,yes\n";
    private const string Pieces = "\"\",,;\n\r\0 \t?-+.eE019aBé\uFEFF\uFFFF\uD800";

    /// <summary>Fails when any text leads to another exception, for example one of the parser's own.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Mutated_texts_are_read_or_rejected(bool hasNames)
    {
        var format = new CsvFormat
        {
            Columns =
            [
                new NumberColumn("age") { Missing = MissingValues.Mean.WithIndicator() },
                new CategoryColumn("city") { Unknown = UnknownCategory.Other },
                new TargetColumn("price"),
                new LabelColumn("class"),
            ],
            Names = hasNames ? ["age", "city", "price", "class"] : null,
        };
        string valid = hasNames ? Valid[(Valid.IndexOf('\n') + 1)..] : Valid;
        var random = new DeterministicRandom(hasNames ? 1u : 2u);
        int rejected = 0;
        for (int i = 0; i < Mutations; i++)
        {
            string text = Mutate(valid, ref random);
            try
            {
                DataSet data = format.ReadText(text);
                Assert.Equal((data.Count, data.Count), (data.Labels.Length, data.Targets.Length));
                Assert.Equal(data.Count * data.InputNames.Count, data.Inputs.Length);
                Assert.All(data.Inputs.Concat(data.Targets), value => Assert.True(float.IsFinite(value)));
            }
            catch (DataFormatException exception)
            {
                Assert.True(exception.Line >= 1 || exception.Message.Contains("all values are missing", StringComparison.Ordinal));
                rejected++;
            }
        }

        Assert.InRange(rejected, Mutations / 4, Mutations * 9 / 10);
    }

    /// <summary>Bytes rather than characters: broken UTF-8 and damaged gzip data.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Mutated_files_are_read_or_rejected(bool isCompressed)
    {
        var format = new CsvFormat { Columns = [new NumberColumn("age") { Missing = MissingValues.Mean }, new LabelColumn("class")] };
        byte[] valid = isCompressed ? Idx.IdxContent.Gzip(Encoding.UTF8.GetBytes(Valid)) : Encoding.UTF8.GetBytes(Valid);
        string path = Path.GetTempFileName();
        var random = new DeterministicRandom(3);
        int rejected = 0;
        try
        {
            for (int i = 0; i < Mutations / 10; i++)
            {
                byte[] mutated = valid[..(random.NextInt32(2) == 0 ? valid.Length : random.NextInt32(valid.Length) + 1)];
                mutated[random.NextInt32(mutated.Length)] = (byte)random.NextInt32(256);
                File.WriteAllBytes(path, mutated);
                try
                {
                    format.Learn(path).Read(path);
                }
                catch (DataFormatException exception)
                {
                    Assert.Equal(path, exception.File);
                    rejected++;
                }
            }
        }
        finally
        {
            File.Delete(path);
        }

        Assert.InRange(rejected, Mutations / 50, (Mutations / 10) - 5);
    }

    private static string Mutate(string valid, ref DeterministicRandom random)
    {
        var text = new StringBuilder(valid);
        for (int changes = random.NextInt32(3); changes >= 0; changes--)
        {
            int at = random.NextInt32(text.Length);
            char piece = Pieces[random.NextInt32(Pieces.Length)];
            switch (random.NextInt32(4))
            {
                case 0:
                    text[at] = piece;
                    break;
                case 1:
                    text.Insert(at, piece);
                    break;
                case 2:
                    text.Remove(at, 1);
                    break;
                default:
                    text.Insert(at, text.ToString(at, Math.Min(text.Length - at, random.NextInt32(20))));
                    break;
            }
        }

        return random.NextInt32(8) == 0 ? text.ToString(0, random.NextInt32(text.Length)) : text.ToString();
    }
}
