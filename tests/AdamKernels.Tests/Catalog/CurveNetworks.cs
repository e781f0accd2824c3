using System.Globalization;
using System.Reflection;
using AdamKernels.PathProbe;
using AdamKernels.Tests.Reference;

namespace AdamKernels.Tests.Catalog;

/// <summary>
/// Small networks for every activation with every loss, the optimizers in turn; with tanh, every optimizer with every loss. Lion is not
/// among them: it steps by a sign, so a rounding error becomes a whole step.
/// </summary>
internal static class CurveNetworks
{
    private const string AnyOptimizer = nameof(Activation.Tanh);

    private static readonly string[] Activations = [.. Enum.GetNames<Activation>().Where(name => name != AnyOptimizer)];

    private static readonly string[] Losses =
        ["MeanSquaredError", "MeanAbsoluteError", "Huber(Delta = 0.4)", "BinaryCrossEntropy", "SoftmaxCrossEntropy(LabelSmoothing = 0.1)"];

    private static readonly (string Attribute, Func<ReferenceOptimizer> Oracle)[] Optimizers =
    [
        ("Adam", () => new ReferenceAdam()),
        ("AdamW(WeightDecay = 0.1)", () => new ReferenceAdamW { WeightDecay = 0.1 }),
        ("Adam(AmsGrad = true)", () => new ReferenceAdam(amsGrad: true)),
        ("NAdam", () => new ReferenceNAdam()),
        ("RAdam", () => new ReferenceRAdam()),
        ("Adamax", () => new ReferenceAdamax()),
        ("Adagrad", () => new ReferenceAdagrad()),
        ("Adadelta", () => new ReferenceAdadelta()),
        ("RmsProp(LearningRate = 1e-3, Momentum = 0.5)", () => new ReferenceRmsProp(momentum: 0.5)),
        ("RmsProp(LearningRate = 1e-3, Centered = true)", () => new ReferenceRmsProp(centered: true)),
        ("Sgd(LearningRate = 0.1, WeightDecay = 0.01)", () => new ReferenceSgd { WeightDecay = 0.01 }),
        ("Sgd(LearningRate = 0.05, Momentum = 0.9, Nesterov = true)", () => new ReferenceMomentum(0.9, nesterov: true)),
    ];

    private static readonly Lazy<Type[]> Compiled = new(() =>
    [
        .. NetworkTypes.In(
            Assembly.LoadFrom(
                CompiledNetworks.Compile("AdamKernels.Curves", All!.Values.Select(network => network.Declaration), onlyThisPath: true))),
    ]);

    /// <summary>The networks by their names: declaration and optimizer in double.</summary>
    public static IReadOnlyDictionary<string, (string Declaration, Func<ReferenceOptimizer> Oracle)> All { get; } = Create();

    /// <summary>Their types, compiled at the first use.</summary>
    public static IReadOnlyList<Type> Types => Compiled.Value;

    private static Dictionary<string, (string, Func<ReferenceOptimizer>)> Create()
    {
        var all = new Dictionary<string, (string, Func<ReferenceOptimizer>)>();
        for (int activation = 0; activation < Activations.Length; activation++)
        {
            AddWithEachLoss(Activations[activation], activation, loss => (activation * 3 + loss) % Optimizers.Length);
        }

        for (int optimizer = 0; optimizer < Optimizers.Length; optimizer++)
        {
            AddWithEachLoss(AnyOptimizer, optimizer, _ => optimizer);
        }

        // Without the slow tests, each of the lines above with one loss.
        return new(SlowTests.Thin(all, Losses.Length));

        void AddWithEachLoss(string activation, int first, Func<int, int> optimizer)
        {
            for (int i = 0; i < Losses.Length; i++)
            {
                int loss = (first + i) % Losses.Length;
                Add(activation, loss, optimizer(loss));
            }
        }

        void Add(string activation, int loss, int optimizer)
        {
            string name = string.Create(CultureInfo.InvariantCulture, $"C{activation}_{loss}_{optimizer}");
            string last = Losses[loss].Contains("Entropy", StringComparison.Ordinal) ? "" : $", Activation.{activation}";
            all[name] = (
                $"[Network(3, MaxBatchSize = 12)] [Dense(7, Activation.{activation})] [Dense(5, Activation.{activation})] "
                + $"[Dense(3{last})] [{Losses[loss]}] [{Optimizers[optimizer].Attribute}] public sealed partial class {name};",
                Optimizers[optimizer].Oracle);
        }
    }
}
