namespace AdamKernels.Generators.Tests.Diagnostics;

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
        ["", ", Activation.Identity", ", Activation.Relu", ", Activation.Tanh", ", activation: Activation.Sigmoid"];

    private static readonly string[] OddActivations =
        [", (Activation)99", ", Activation.Missing", ", 0", ", 1", ", (Activation)(-1)", ", null", ", default", ", activation: 2"];

    private static readonly string[] Losses =
        ["MeanSquaredError", "BinaryCrossEntropy", "SoftmaxCrossEntropy", "AdamKernels.MeanSquaredErrorAttribute()"];

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
            attributes.Add($"Dense({Size()}{(i == layers - 1 && Chance(0.8) ? "" : Mostly(Activations, OddActivations))})");
        }

        AddOrNot(attributes, Mostly(Losses, OddLosses));
        AddOrNot(attributes, Optimizer());
        if (Chance(0.1))
        {
            attributes = [.. attributes.OrderBy(_ => random.Next())];
        }

        return attributes;
    }

    private string Optimizer() => random.Next(10) switch
    {
        0 => $"Adam({Arguments("LearningRate", "Beta1", "Beta2", "Epsilon")})",
        1 => $"Sgd({Arguments("LearningRate", "Momentum", "Dampening", "Nesterov", "WeightDecay")})",
        2 => $"AdamW({Arguments("LearningRate", "Beta2", "WeightDecay", "AmsGrad", "Maximize")})",
        3 => $"NAdam({Arguments("Beta1", "Epsilon", "MomentumDecay", "WeightDecay")})",
        4 => $"RAdam({Arguments("Beta1", "Beta2", "Maximize")})",
        5 => $"Adamax({Arguments("Beta1", "Beta2", "Epsilon")})",
        6 => $"Adagrad({Arguments("LearningRateDecay", "InitialAccumulator", "Epsilon")})",
        7 => $"Lion({Arguments("Beta1", "Beta2", "WeightDecay")})",
        8 => $"RmsProp({Arguments("Centered", "Momentum", "WeightDecay")})",
        _ => $"RmsProp({Arguments("LearningRate", "Alpha", "Epsilon")})",
    };

    private string Arguments(params string[] names) =>
        string.Join(", ", names.Where(_ => Chance(0.3)).Select(name => $"{Rarely("Missing", name)} = {Mostly(Values(name), OddNumbers)}"));

    private static string[] Values(string name) => name switch
    {
        "LearningRate" or "Epsilon" => Numbers[..2],
        "Nesterov" or "AmsGrad" or "Maximize" or "Centered" => Options,
        _ => Numbers,
    };

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
