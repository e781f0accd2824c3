namespace AdamKernels.Generators.Tests.Fuzzing;

/// <summary>
/// Valid declarations in every form that the language allows, to be cut and changed. NAME stands for the name of the class, which a
/// namespace shares, so that many of them fit into one compilation.
/// </summary>
internal static class ValidDeclarations
{
    public static readonly string[] All =
    [
        """
        using AdamKernels;
        namespace Fuzz.NAMESpace;

        /// <summary>Options of every kind.</summary>
        [Network(inputCount: 5, MaxBatchSize = 0x10)]
        [Dense(8, Activation.Relu, LayerNorm = true, Dropout = .25)]
        [Dense(8, activation: Activation.Tanh, Residual = true, LearningRateFactor = 5e-1)]
        [Dense(3, Initializer = Initializer.Constant, InitialValue = -0.5)]
        [SoftmaxCrossEntropy(LabelSmoothing = 0.1, ClassWeights = new[] { 1.0, 2, 3 })]
        [AdamW(LearningRate = 1e-3, WeightDecay = 0.01), AverageParameters, ClipGradientNorm(1)]
        public sealed partial class NAME;
        """,
        """
        namespace Fuzz.NAMESpace
        {
            using Layer = AdamKernels.DenseAttribute;
            using Input = global::AdamKernels.NetworkAttribute;
            using static AdamKernels.Activation;

            // Two parts with attributes in both.
            [Input(Sizes.Inputs), Layer(Sizes.Hidden, Gelu), Layer(Sizes.Inputs - 1)]
            internal sealed partial class NAME { private int _mine = "a\"b{".Length; }

            [AdamKernels.MeanSquaredErrorAttribute]
            [AdamKernels.Sgd(Momentum = Sizes.Momentum, Nesterov = !false), AdamKernels.Shards(2)]
            partial class NAME { public NAME(int size) : this(seed: 1) => _mine = size; }

            internal static class Sizes { public const int Inputs = 4, Hidden = 2 * Inputs; public const double Momentum = 0.9; }
        }
        """,
        """
        #define NARROW
        using AdamKernels;
        namespace Fuzz.NAMESpace;
        public partial struct Outer
        {
            public partial interface IInner
            {
                [Network(7)]
        #if NARROW
                [Dense(2, Activation.Silu, RmsNorm = true)] /* narrow */
        #else
                [Dense(200)]
        #endif
                [Dense(1)]
                [BinaryCrossEntropy]
        #region Optimizer
                [RmsProp(Centered = true)]
        #endregion
                [System.Obsolete("[Dense(4)] \u0041 is \"no\" part of it")]
                internal partial class NAME;
            }
        }
        """,
        """
        using AdamKernels;
        namespace Fuzz.NAMESpace.@class.Größe;
        public abstract class Model<T>
        {
            protected Model(int size = 0) { }
            public abstract void Predict(System.ReadOnlySpan<float> x, System.Span<float> y);
        }
        [@NetworkAttribute(2), @DenseAttribute(3, @Activation.@Mish, Frozen = true), Dense(outputs: 1), Huber(Delta = 0.5)]
        [Adam(Adjustable = true, AmsGrad = true)]
        [StandardizeInputs, StandardizeTargets, AccumulateGradients(2)]
        public partial class @event : Model<(int, string?)>
        {
            public required string Größe\u0041 { get; init; }
        }
        public ref struct NAME;
        """,
        """
        using AdamKernels;
        namespace Fuzz.NAMESpace
        {
            partial record Outer<T> where T : struct { }
            partial record class Outer
            {
                [Network(3, ComputeInputGradients = true, MaxBatchSize = 1)]
                [Dense(4, (Activation)2)]
                [MeanAbsoluteError]
                [Lion(WeightDecay = 1 / 3d)]
                private sealed partial class NAME
                {
                    [Network(2), Dense(2), CustomLoss, NAdam] public partial class Größe\u0041 { }
                }
            }
        }
        """,
    ];

    public static string Write(int number, string name) => All[number].Replace("NAME", name, StringComparison.Ordinal);
}
