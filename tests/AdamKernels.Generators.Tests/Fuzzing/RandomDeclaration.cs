using System.Globalization;
using System.Reflection;
using AdamKernels.Generators.Declared;
using AdamKernels.Generators.Parsing;
using AdamKernels.Generators.Tests.Harness;

namespace AdamKernels.Generators.Tests.Fuzzing;

/// <summary>Writes random declarations: most of them nearly valid, some of them nonsense, some of them not even C#.</summary>
internal sealed class RandomDeclaration(Random random)
{
    private static readonly string[] Sizes = ["1", "2", "3", "5", "16", "17", "33", "64"];

    private static readonly string[] OddSizes =
        [
            "0", "-1", "int.MinValue", "int.MaxValue", "65_536", "1_000_000", "'a'", "1 + 1", "Missing", "\"2\"", "null", "2.5",
            "2147483648", "new[] { 1 }", "default", "typeof(int)", ""
        ];

    private static readonly string[] Numbers = ["0.5", "1e-3", "0", "0.999", "1e-8"];

    private static readonly string[] Options = ["true", "false"];

    private static readonly string[] OddNumbers =
        [
            "-1", "1", "2", "1e40", "1e-46", "double.NaN", "double.NegativeInfinity", "float.Epsilon", "1e400", "Missing", "null", "\"x\"",
            "1m", "new double[0]"
        ];

    private static readonly string[] Activations =
        ["", ", activation: Activation.Sigmoid", .. Enum.GetNames<Activation>().Select(name => $", Activation.{name}")];

    private static readonly string[] OddActivations =
        [", (Activation)99", ", Activation.Missing", ", 0", ", 1", ", (Activation)(-1)", ", null", ", default", ", activation: 2"];

    private static readonly string[] Losses =
        ["AdamKernels.MeanSquaredErrorAttribute()", .. DeclaredAttributes.Losses.Select(KnownAttributes.ShortName)];

    private static readonly string[] OddLosses = ["MeanSquaredError(1)", "SoftmaxCrossEntropy(Missing = 1)", "Missing"];

    /// <summary>One declaration in a file of its own.</summary>
    public string Write(string name)
    {
        string attributes = string.Concat(Attributes().Select(attribute => $"[{attribute}]\n"));
        string declaration =
            $"{attributes}{Modifiers()} {Rarely("record", "class")} "
            + $"{name}{Rarely("<T>", "")}{Rarely("(int size)", "")}{Rarely(" : System.IDisposable { public void Dispose() { } }", ";")}";
        if (Chance(0.1))
        {
            declaration += $"\n[{Pick(Attributes())}] partial class {name} {{ }}";
        }

        if (Chance(0.15))
        {
            declaration =
                $"{Rarely("", "partial")} {Pick(["class", "struct", "interface", "record"])} Outer{name}{Rarely("<T>", "")} {{ public "
                + $"{declaration} }}";
        }

        return $"using AdamKernels;\nnamespace Fuzz.{name}Space;\n{declaration}\n{(Chance(0.03) ? "}" : "")}";
    }

    private List<string> Attributes()
    {
        var attributes = new List<string>();
        AddOrNot(attributes, $"Network({Size()}{(Chance(0.5) ? $", MaxBatchSize = {Size()}" : "")})");
        int layers = Chance(0.05) ? 0 : random.Next(1, 5);
        for (int i = 0; i < layers; i++)
        {
            string activation = i == layers - 1 && Chance(0.8) ? "" : Mostly(Activations, OddActivations);
            string options = Chance(0.8) ? "" : string.Concat(Arguments(typeof(DenseAttribute), 0.2).Select(option => $", {option}"));
            attributes.Add($"Dense({Size()}{activation}{options})");
        }

        AddOrNot(attributes, Mostly(Losses, OddLosses));
        AddOrNot(attributes, Optimizer());
        if (Chance(0.1))
        {
            attributes = [.. attributes.OrderBy(_ => random.Next())];
        }

        return attributes;
    }

    private string Optimizer()
    {
        Type type = Pick(DeclaredAttributes.Optimizers);
        return $"{KnownAttributes.ShortName(type)}({string.Join(", ", Arguments(type, 0.2))})";
    }

    /// <summary>Named arguments, each of them with a probability.</summary>
    private IEnumerable<string> Arguments(Type attribute, double probability) => attribute.GetProperties()
        .Where(option => option.CanWrite && Chance(probability))
        .Select(option => $"{Rarely("Missing", option.Name)} = {Mostly(Values(option), OddNumbers)}");

    private static string[] Values(PropertyInfo option) =>
        option.PropertyType == typeof(bool) ? Options
        : option.PropertyType.IsEnum ? [.. Enum.GetNames(option.PropertyType).Select(name => $"{option.PropertyType.Name}.{name}")]
        : [.. Numbers.Where(number => InRange(option, double.Parse(number, CultureInfo.InvariantCulture)))];

    private static bool InRange(PropertyInfo option, double number) =>
        option.GetCustomAttribute<InRangeAttribute>()!.Range.Contains(number);

    private string Modifiers() =>
        $"{Rarely(Pick(["static", "abstract", "file", "private", "unsafe"]), Pick(["public", "internal", "sealed", "public sealed"]))} "
        + $"{Rarely("", "partial")}";

    private string Size() => Mostly(Sizes, OddSizes);

    /// <summary>Once, as a rule; sometimes not at all or twice.</summary>
    private void AddOrNot(List<string> attributes, string attribute)
    {
        int times = Chance(0.95) ? 1 : Chance(0.5) ? 0 : 2;
        attributes.AddRange(Enumerable.Repeat(attribute, times));
    }

    private string Mostly(string[] usual, string[] odd) => Pick(Chance(0.96) ? usual : odd);

    private string Rarely(string odd, string usual) => Chance(0.03) ? odd : usual;

    private T Pick<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];

    private bool Chance(double probability) => random.NextDouble() < probability;
}
