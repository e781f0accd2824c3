using System.Diagnostics;
using System.Text;

namespace AdamKernels.Tests.Persistence.Damage;

/// <summary>Headers of many megabytes: they take neither memory nor time beyond their length.</summary>
public sealed class LargeHeaderTests
{
    private const int Length = 1 << 22;

    /// <summary>What a load may allocate besides the file.</summary>
    private const long MaxAllocation = 16_000_000;

    private static readonly Dictionary<string, Func<int, byte[]>> s_files = new()
    {
        ["white space"] = length => HandMade.File(new string(' ', length) + Subjects.ForeignHeader.Replace("[1,2]", "[2,1]"), 12),
        ["tensors"] = length => Entries(length, i => $"\"tensor {i}\":{{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}}"),
        ["long names"] = length => Entries(length, i => $"\"{i:D256}\":{{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}}"),
        ["as many long names as there may be"] = length => Entries(
            Math.Min(length, 8_000 * 312), i => $"\"{i:D256}\":{{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}}"),
        ["metadata"] = length => HandMade.File(
            $"{{\"__metadata__\":{HandMade.HeaderOf(Entries(length, i => $"\"{i:D256}\":\"\""))}}}", 0),
        ["a text of the metadata"] = length => HandMade.File($"{{\"__metadata__\":{{\"a\":\"{new string('a', length)}\"}}}}", 0),
        ["a format"] = length => HandMade.File($"{{\"__metadata__\":{{\"adamkernels.format\":\"{new string('1', length)}\"}}}}", 0),
        ["a name"] = length => HandMade.File($"{{\"{new string('n', length)}\":{{}}}}", 0),
        ["a name of escapes"] = length => HandMade.File($"{{\"{Repeat(@"\u0041", length)}\":{{}}}}", 0),
        ["a type"] = length => HandMade.File($"{{\"0.weight\":{{\"dtype\":\"{new string('F', length)}\"}}}}", 0),
        ["a number"] = length => HandMade.File($"{{\"0.weight\":{{\"shape\":[{new string('9', length)}]}}}}", 0),
        ["dimensions"] = length => HandMade.File($"{{\"0.weight\":{{\"shape\":[{Repeat("1,", length)}1]}}}}", 0),
        ["depth"] = length => HandMade.File($"{{\"0.weight\":{{\"shape\":{new string('[', length)}", 0),
        ["a text without end"] = length => HandMade.File($"{{\"{new string('n', length)}", 0),
        ["zeros"] = length => HandMade.File(new string('\0', length), 0),
    };

    public static TheoryData<string> Names => [.. s_files.Keys];

    /// <summary>Fails when the parser keeps everything that it reads, or takes a limit away.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Memory_is_bounded_by_a_constant(string name)
    {
        byte[] file = s_files[name](Length);
        Assert.InRange(Refuse(file), 0, MaxAllocation);
    }

    /// <summary>From a stream, the file is in memory once more.</summary>
    [Fact]
    public void A_stream_takes_the_memory_of_its_file()
    {
        using var stream = new MemoryStream(s_files["a name"](Length));
        var network = new TwoToOne();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<CheckpointException>(() => network.LoadFrom(stream));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, stream.Length + MaxAllocation);
    }

    /// <summary>Fails when the type of the rows is not checked before memory is reserved for them.</summary>
    [Fact]
    public void Rows_of_a_history_are_checked_before_memory_is_reserved()
    {
        const int Rows = Length / 5;
        byte[] file = HandMade.Set(Subjects.Checkpoint, "fit.epochs", (long)Rows);
        TensorFile parsed = TensorFile.Parse(file);
        TensorEntry history = parsed.Find("fit.history")!;

        // The numbers that are read before it, and then nothing else.
        string header = HandMade.HeaderOf(file);
        header = header[..header.IndexOf(",\"fit.history\"", StringComparison.Ordinal)];
        string offsets = $"[{history.Begin},{history.Begin + 5 * Rows}]";
        header += $",\"fit.history\":{{\"dtype\":\"U8\",\"shape\":[{Rows},5],\"data_offsets\":{offsets}}}}}";
        byte[] data = [.. file.AsSpan((int)(parsed.GetPosition(history) - history.Begin), (int)history.Begin), .. new byte[5 * Rows]];
        byte[] large = HandMade.Seal(HandMade.File(Encoding.UTF8.GetBytes(header), data));
        Trainer<Everything> trainer = Subjects.TrainerInFit();
        long before = GC.GetAllocatedBytesForCurrentThread();
        CheckpointException error = Assert.Throws<CheckpointException>(() => trainer.LoadCheckpoint(large));
        Assert.Contains("\"fit.history\" to have type F64, but it is U8", error.Message);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MaxAllocation);
    }

    /// <summary>A header of 8 times the length takes 64 times as long if each part is read again for each other.</summary>
    /// <remarks>On a busy machine, each of a few short runs can be interrupted: 100 ms do not count.</remarks>
    [Theory]
    [MemberData(nameof(Names))]
    public void Time_grows_with_the_length_alone(string name)
    {
        TimeSpan small = Fastest(s_files[name](Length / 32)), large = Fastest(s_files[name](Length / 4));
        Assert.True(large < 32 * small + TimeSpan.FromMilliseconds(100), $"{large} after {small}");
    }

    private static TimeSpan Fastest(byte[] file) => Enumerable.Range(0, 5).Min(_ =>
    {
        long start = Stopwatch.GetTimestamp();
        Refuse(file);
        return Stopwatch.GetElapsedTime(start);
    });

    /// <summary>Bytes that it takes to refuse a file.</summary>
    private static long Refuse(byte[] file)
    {
        var network = new TwoToOne();
        long before = GC.GetAllocatedBytesForCurrentThread();
        CheckpointException error = Assert.Throws<CheckpointException>(() => network.LoadFrom(file));
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.InRange(error.Message.Length, 20, 5_000);
        return allocated;
    }

    private static byte[] Entries(int length, Func<int, string> entry)
    {
        var header = new StringBuilder("{", length + 400);
        for (int i = 0; header.Length < length; i++)
        {
            header.Append(i == 0 ? "" : ",").Append(entry(i));
        }

        return HandMade.File(header.Append('}').ToString(), 0);
    }

    private static string Repeat(string text, int length) => new StringBuilder().Insert(0, text, length / text.Length).ToString();
}
