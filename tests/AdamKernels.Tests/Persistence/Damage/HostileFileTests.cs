namespace AdamKernels.Tests.Persistence.Damage;

/// <summary>Files that a network must refuse, each with a message that says why, and without any change.</summary>
public sealed class HostileFileTests
{
    private const string Weight = """ "0.weight":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]} """;
    private const string Bias = """ "0.bias":{"dtype":"F32","shape":[1],"data_offsets":[8,12]} """;

    private static readonly LoadSubject<TwoToOne> s_subject = new(new Trainer<TwoToOne>(new TwoToOne(seed: 1)), isCheckpoint: false);

    /// <summary>Headers, how many bytes follow them, and what the message says.</summary>
    public static TheoryData<string, int, string> Headers => new()
    {
        { "", 12, "Expected a header in JSON" },
        { "    ", 12, "Expected a header in JSON" },
        { "weights", 12, "Expected a header in JSON" },
        { "[]", 0, "Expected a JSON object, but got [" },
        { "7", 0, "Expected a JSON object, but got 7" },
        { $"{{{Weight},{Bias}", 12, "Expected a header in JSON" },
        { $"{{{Weight},{Bias},}}", 12, "Expected a header in JSON" },
        { $"{{{Weight},{Bias}}}{{}}", 12, "Expected a header in JSON" },
        { $"{{{Weight},{Bias}}}\0\0", 12, "Expected a header in JSON" },
        { $"{{/* */{Weight},{Bias}}}", 12, "Expected a header in JSON" },
        { $"\ufeff{{{Weight},{Bias}}}", 12, "Expected a header in JSON" },

        // Depth.
        { "{\"0.weight\":[[[[[[[[", 12, "Expected an object that describes the tensor" },
        { """{"0.weight":{"shape":[[[[[[[[1]]]]]]]]}}""", 12, "a whole number of at least 0, but got [" },
        { """{"__metadata__":{"a":{"b":{"c":{}}}}}""", 0, "Expected a text, but got {" },

        // Names.
        { $"{{{Weight},{Weight},{Bias}}}", 12, "\"0.weight\" is there twice" },
        { $"{{{Weight},{Bias},\"\\u0030.bias\":{{}}}}", 12, "\"0.bias\" is there twice" },
        { $"{{\"__metadata__\":{{}},{Weight},{Bias},\"__metadata__\":{{}}}}", 12, "\"__metadata__\" is there twice" },
        { $"{{\"__metadata__\":{{\"a\":\"\",\"a\":\"\"}},{Weight},{Bias}}}", 12, "\"a\" is there twice in __metadata__" },
        { $"{{\"__metadata__\":{{\"a\":1}},{Weight},{Bias}}}", 12, "Expected a text, but got 1" },
        { $"{{\"__metadata__\":{{\"a\":null}},{Weight},{Bias}}}", 12, "Expected a text, but got null" },
        { $"{{\"__metadata__\":[],{Weight},{Bias}}}", 12, "Expected an object of texts, but got [" },
        { $"{{\"{new string('n', 257)}\":{{}}}}", 0, "names of at most 256 bytes, but one has 257" },
        { "{\"\\ud800\":{}}", 0, "Expected whole characters" },
        { "{\"\\udc00\\ud800\":{}}", 0, "Expected whole characters" },
        { """{"0.weight":{"dtype":"\ud800"}}""", 0, "Expected whole characters" },

        // Entries.
        { """{"0.weight":{"dtype":"F32","shape":[1,2]}}""", 8, "not all are there" },
        { """{"0.weight":{"dtype":"F32","data_offsets":[0,8]}}""", 8, "not all are there" },
        { """{"0.weight":{"shape":[1,2],"data_offsets":[0,8]}}""", 8, "not all are there" },
        { """{"0.weight":{"dtype":"F32","dtype":"F32","shape":[1,2],"data_offsets":[0,8]}}""", 8, "once each, but got \"dtype\"" },
        { """{"0.weight":{"dtype":"F32","shape":[1,2],"shape":[1,2],"data_offsets":[0,8]}}""", 8, "once each, but got \"shape\"" },
        { """{"0.weight":{"data_offsets":[0,8],"data_offsets":[0,8]}}""", 8, "once each, but got \"data_offsets\"" },
        { """{"0.weight":{"strides":[1]}}""", 8, "once each, but got \"strides\"" },
        { """{"0.weight":{"dtype":"F31","shape":[1,2],"data_offsets":[0,8]}}""", 8, "a type of the format, such as F32, but got \"F31\"" },
        { $"{{\"0.weight\":{{\"dtype\":\"{new string('F', 60)}\"}}}}", 8, $"such as F32, but got \"{new string('F', 39)}…." },
        { """{"0.weight":{"dtype":32}}""", 8, "the name of a type, but got 32" },
        { """{"0.weight":{"shape":{}}}""", 8, "an array of dimensions, but got {" },
        { """{"0.weight":{"shape":[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1]}}""", 8, "at most 16 dimensions" },
        { """{"0.weight":{"data_offsets":[0]}}""", 8, "two offsets in ascending order" },
        { """{"0.weight":{"data_offsets":[0,4,8]}}""", 8, "at most 2 offsets" },
        { """{"0.weight":{"data_offsets":[8,0]}}""", 8, "two offsets in ascending order" },

        // Numbers.
        { """{"0.weight":{"data_offsets":[-1,8]}}""", 8, "a whole number of at least 0, but got -1" },
        { """{"0.weight":{"data_offsets":[0,8.5]}}""", 8, "a whole number of at least 0, but got 8.5" },
        { """{"0.weight":{"data_offsets":[0,8.0]}}""", 8, "a whole number of at least 0, but got 8.0" },
        { """{"0.weight":{"data_offsets":[0,8e0]}}""", 8, "a whole number of at least 0, but got 8e0" },
        { """{"0.weight":{"data_offsets":[0,"8"]}}""", 8, "a whole number of at least 0, but got \"8\"" },
        { """{"0.weight":{"data_offsets":[0,null]}}""", 8, "a whole number of at least 0, but got null" },
        { """{"0.weight":{"data_offsets":[0,08]}}""", 8, "Expected a header in JSON" },
        { """{"0.weight":{"data_offsets":[0,9223372036854775808]}}""", 8, "a whole number of at least 0" },
        { """{"0.weight":{"data_offsets":[9223372036854775799,9223372036854775807]}}""", 8, "within the 8 bytes of data" },
        { """{"0.weight":{"shape":[18446744073709551617]}}""", 8, "a whole number of at least 0" },
        { """{"0.weight":{"dtype":"F32","shape":[4611686018427387904,4],"data_offsets":[0,0]}}""", 0, "Expected offsets that fit" },
        { """{"0.weight":{"dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[0,8]}}""", 8, "Expected offsets that fit" },
        { """{"0.weight":{"dtype":"F64","shape":[1,2],"data_offsets":[0,8]}}""", 8, "Expected offsets that fit F64 [1, 2]" },

        // Places.
        { $"{{{Weight},{Bias}}}", 13, "Expected 12 bytes of data, as the header says, but 13 follow it" },
        { $"{{{Weight},{Bias}}}", 11, "within the 11 bytes of data" },
        { $"{{{Weight},{Bias.Replace("[8,12]", "[4,8]")}}}", 8, "before the end of another tensor at 8" },
        { $"{{{Weight},{Bias.Replace("[8,12]", "[12,16]")}}}", 16, "after a gap from 8" },
        { $"{{{Weight.Replace("[0,8]", "[4,12]")},{Bias.Replace("[8,12]", "[12,16]")}}}", 16, "after a gap from 0" },
        { $"{{{Weight},{Bias},{Bias.Replace("0.bias", "0.copy")}}}", 12, "before the end of another tensor at 12" },

        // Another network.
        { "{}", 0, "Expected a tensor \"0.weight\", but the file has none" },
        { $"{{{Weight}}}", 8, "Expected a tensor \"0.bias\", but the file has 0.weight" },
        { $"{{{Weight},{Bias},{Bias.Replace("0.bias", "2.bias").Replace("[8,12]", "[12,16]")}}}", 16, "the file also has \"2.bias\"" },
        { $"{{{Weight.Replace("[1,2]", "[2,1]")},{Bias}}}", 12, "to have shape [1, 2], but it is F32 [2, 1]" },
        { $"{{{Weight.Replace("[1,2]", "[2]")},{Bias}}}", 12, "to have shape [1, 2], but it is F32 [2]" },
        { $"{{{Weight},{Bias.Replace("[1]", "[]")}}}", 12, "to have shape [1], but it is F32 []" },
        { $"{{{Weight},{Bias.Replace("F32", "I32")}}}", 12, "to have type F32, F64, F16 or BF16, but it is I32 [1]" },
    };

    /// <summary>Changes of a file of this library, with a valid checksum.</summary>
    public static TheoryData<string, string, string> Changes => new()
    {
        { "\"adamkernels.format\":\"1\"", "\"adamkernels.format\":\"2\"", "format 2: a newer version" },
        { "\"adamkernels.format\":\"1\",", "", "Expected adamkernels.format in the metadata" },
        { "\"adamkernels.crc32c\"", "\"adamkernels.crc32\"", "Expected adamkernels.crc32c in the metadata" },
        { "\"adamkernels.crc32c\":\"", "\"adamkernels.crc32c\":\"0", "Expected a checksum of 8 digits, but it has 9" },
        { "\"adamkernels.content\":\"network\",", "", "Expected adamkernels.content in the metadata" },
        { "\"adamkernels.model\"", "\"adamkernels.mode\"", "Expected adamkernels.model in the metadata" },
        { "2-1 (Identity)", "2-1 (Relu)", "The file holds 2-1 (Relu); AdamKernels." },
        { "2-1 (Identity)", new string('x', 65_537), "Expected adamkernels.model to have at most 65536 bytes, but it has 65537" },
        { "2-1 (Identity)", @"\u0032-1 (\ud83d)", "Expected whole characters" },
    };

    [Theory]
    [MemberData(nameof(Headers))]
    public void A_header_is_refused_with_the_reason(string header, int dataLength, string message) =>
        s_subject.AssertRefuses(HandMade.File(header, dataLength), message);

    [Theory]
    [MemberData(nameof(Changes))]
    public void A_changed_file_is_refused_though_its_checksum_is_valid(string text, string by, string message) =>
        s_subject.AssertRefuses(HandMade.Replace(Subjects.File(new TwoToOne()), text, by), message);

    [Fact]
    public void A_wrong_checksum_is_named()
    {
        byte[] file = Subjects.File(new TwoToOne());
        file[^1] ^= 1;
        CheckpointException error = s_subject.Load(file)!;
        Assert.Matches("Expected the checksum [0-9a-f]{8} of this content, but the file says [0-9a-f]{8}: it is damaged", error.Message);
    }

    [Fact]
    public void Only_the_first_tensors_of_another_network_are_named()
    {
        string tensors = string.Join(',', "abcdefghijklmno".Select(
            name => $$""" "{{name}}":{"dtype":"F32","shape":[0],"data_offsets":[0,0]} """));
        s_subject.AssertRefuses(HandMade.File($"{{{tensors}}}", 0), "but the file has a, b, c, d, e, f, g, h, i, j, k, l and 3 others.");
    }

    [Theory]
    [InlineData(100_000_000_000, "at most 100000000 bytes, but its length says 100000000000")]
    [InlineData(ulong.MaxValue, "at most 100000000 bytes")]
    [InlineData(long.MaxValue, "at most 100000000 bytes")]
    [InlineData(100_000_000, "but only 0 follow")]
    public void A_length_of_the_header_is_not_believed(ulong length, string message) =>
        s_subject.AssertRefuses(HandMade.Claim(length), message);

    /// <summary>The table is of files that differ from this one, which loads.</summary>
    [Fact]
    public void The_file_that_the_cases_vary_is_valid() =>
        Assert.NotNull(TwoToOne.Load(HandMade.File($"{{{Weight},{Bias}}}", 12)));

    /// <summary>Fails when a load keeps as many names as a file cares to have.</summary>
    [Fact]
    public void A_header_has_so_many_tensors_and_texts_at_most()
    {
        string tensors = Repeat(8_193, i => $$""" "{{i}}":{"dtype":"F32","shape":[0],"data_offsets":[0,0]} """);
        s_subject.AssertRefuses(HandMade.File($"{{{tensors}}}", 0), "Expected at most 8192 tensors, but there are more.");
        string texts = Repeat(1_025, i => $"\"{i}\":\"\"");
        string header = $"{{\"__metadata__\":{{{texts}}},{Weight},{Bias}}}";
        s_subject.AssertRefuses(HandMade.File(header, 12), "Expected at most 1024 texts in __metadata__, but there are more.");

        static string Repeat(int count, Func<int, string> entry) => string.Join(',', Enumerable.Range(0, count).Select(entry));
    }

    [Fact]
    public void A_header_that_is_not_UTF_8_is_refused()
    {
        byte[] file = HandMade.File("{\"__metadata__\":{\"name\":\"x\"},\"0.weight\":{}}", 0);
        file[file.AsSpan().IndexOf("x"u8)] = 0xFF;
        s_subject.AssertRefuses(file, "Expected a header in UTF-8");
    }

    /// <summary>Fails when a check of a length is missing.</summary>
    [Fact]
    public void Every_shorter_file_is_refused()
    {
        foreach (byte[] file in new[] { Subjects.File(new TwoToOne()), HandMade.File(Subjects.ForeignHeader, 12) })
        {
            for (int length = 0; length < file.Length; length++)
            {
                s_subject.AssertRefuses(file[..length], "Expected");
            }

            s_subject.AssertRefuses([.. file, 0], "Expected");
        }
    }

    /// <summary>Fails when the checksum leaves out a byte, or when a text is compared loosely.</summary>
    [Fact]
    [Trait("Category", "Slow")]
    public void Every_flipped_bit_is_noticed()
    {
        var small = new LoadSubject<TwoToOne>(new Trainer<TwoToOne>(new TwoToOne()), isCheckpoint: false);
        AssertFlipsAreNoticed(Subjects.File(new TwoToOne()), small, stride: 1);
        var subject = new LoadSubject<Everything>(Subjects.TrainerInFit(), isCheckpoint: true);
        AssertFlipsAreNoticed([.. Subjects.Checkpoint], subject, stride: SlowTests.AreOn ? 1 : 13);
    }

    private static void AssertFlipsAreNoticed<TNetwork>(byte[] file, LoadSubject<TNetwork> subject, int stride)
        where TNetwork : class, INetwork<TNetwork>
    {
        for (int bit = 0; bit < 8 * file.Length; bit += stride)
        {
            file[bit / 8] ^= (byte)(1 << bit % 8);
            Assert.True(subject.Load(file) is not null, $"Bit {bit % 8} of byte {bit / 8} makes no difference.");
            file[bit / 8] ^= (byte)(1 << bit % 8);
        }

        Assert.Null(subject.Load(file));
    }
}
