using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace AdamKernels.Generators.Tests.Fuzzing;

/// <summary>Takes declarations and changes their tokens and characters, as slips of the hand, half an edit, or a bad merge do.</summary>
internal sealed class MutatedDeclaration(Random random)
{
    private const int MaxMutations = 3;

    private static readonly string[] OddTokens =
    [
        "0", "-1", "2147483648", "-2147483648", "65_537", "0x7FFFFFFF", "1e400", "1e-400", "-0.0", "double.NaN", "-double.Epsilon", "'\\0'",
        "\"\"", "\"\"\"raw\"\"\"", "$\"{1}\"", "@\"\\\"", "1m", "1f", "2u", "3UL", "null", "default", "default(int)", "new int[0]",
        "new[] { 1.0 }", "[1, 2]", "[.. new[] { 1.0, 2, 3 }]", "typeof(int)", "nameof(AdamKernels)", "sizeof(int)", "checked(1 + 1)",
        "unchecked((int)4e9)", "true ? 1 : 2", "(1)", "1 / 0", "0d / 0", "partial", "class", "struct", "record", "interface", "enum", "ref",
        "readonly", "static", "abstract", "file", "unsafe", "required", "new", "public", "private", "where T : class", "<T>", "<", ">", "(",
        ")", "[", "]", "{", "}", ",", ";", ":", "::", ".", "=", "=>", "@", "?", "*", "Net", "@class", "Größe", "\u0410dam", "A\u200Cdam",
        "Network(2)", "Dense(1)", "[Dense(2)]", "[Network(1)]", "[Adam]", "Activation", "Relu", "(Activation)77", "Missing", "Missing = 1",
        "Frozen = true", "Residual = true", "MaxBatchSize = 1", "seed", "this", "base", "global::", "extern alias x;", "using", "namespace",
        "#if X\n", "\n#endif\n", "\n#pragma warning disable\n", "\n#nullable disable\n", "\n#line hidden\n", "\n#error x\n", "/*",
        "*/", "//", "/// <summary>", "\n", "\r", "\u2028", "\uFEFF",
    ];

    private static readonly char[] OddCharacters = ['\0', '\\', '"', '\'', '\uD83D', '\uDE00', 'é', '\t', '#', '@', '\u202E', '0', 'e'];

    /// <summary>One declaration in a file of its own, changed in one to three places.</summary>
    public string Write(string name)
    {
        string text = random.Next(4) == 0
            ? new RandomDeclaration(random).Write(name)
            : ValidDeclarations.Write(random.Next(ValidDeclarations.All.Length), name);
        return Mutate(text, 1 + random.Next(MaxMutations));
    }

    /// <summary>Changes a text in a number of places.</summary>
    public string Mutate(string text, int times)
    {
        for (; times > 0; times--)
        {
            text = Mutate(text);
        }

        return text;
    }

    private string Mutate(string text)
    {
        TextSpan[] tokens =
        [
            .. CSharpSyntaxTree.ParseText(text).GetRoot().DescendantTokens(descendIntoTrivia: true)
                .Select(token => token.Span).Where(span => span.Length > 0),
        ];
        if (tokens.Length == 0)
        {
            return text + Pick(OddTokens);
        }

        TextSpan one = Pick(tokens), other = Pick(tokens);
        int place = random.Next(text.Length);
        return random.Next(10) switch
        {
            0 => Replace(text, one, ""),
            1 => Replace(text, one, $"{text[one.Start..one.End]} {text[one.Start..one.End]}"),
            2 => Replace(text, one, $"{Pick(OddTokens)} {text[one.Start..one.End]}"),
            3 => Replace(text, one, Pick(OddTokens)),
            4 => Replace(text, one, text[other.Start..other.End]),
            5 => Swap(text, one, other),
            6 => text[..place],
            7 => text.Remove(place, 1),
            8 => text.Insert(place, Pick(OddCharacters).ToString()),
            _ => ReplaceNumber(text, tokens),
        };
    }

    private string ReplaceNumber(string text, TextSpan[] tokens)
    {
        TextSpan[] numbers = [.. tokens.Where(span => char.IsAsciiDigit(text[span.Start]))];
        return numbers.Length == 0 ? text : Replace(text, Pick(numbers), Pick(OddTokens));
    }

    private static string Replace(string text, TextSpan span, string by) => text[..span.Start] + by + text[span.End..];

    private static string Swap(string text, TextSpan one, TextSpan other)
    {
        (TextSpan first, TextSpan second) = one.Start < other.Start ? (one, other) : (other, one);
        return first.OverlapsWith(second) || first == second ? text
            : text[..first.Start] + text[second.Start..second.End] + text[first.End..second.Start] + text[first.Start..first.End]
                + text[second.End..];
    }

    private T Pick<T>(T[] items) => items[random.Next(items.Length)];
}
