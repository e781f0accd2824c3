using AdamKernels.Generators.Declared;
using AdamKernels.Generators.Model;
using AdamKernels.Generators.Planning;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission;

/// <summary>Emits the part of the class that the user sees, and the contract with the runtime.</summary>
internal sealed class NetworkEmitter
{
    private const string Runtime = "global::AdamKernels.Runtime";
    private const string Classifier = "global::AdamKernels.IClassifier";
    private const string Probabilistic = "global::AdamKernels.IProbabilisticNetwork";

    /// <summary>Warnings that the surroundings of the class can cause in its emitted members, and that the user need not see.</summary>
    private static readonly string[] Pragmas =
    [
        "CS0108, CS0114 // A base class may have members of the same names.",
        "CS0612, CS0618, CS0672 // The constructor of a base class, or a method that is overridden, may be obsolete.",
        "CS3001, CS3003, CS3005 // The assembly may promise CLS compliance, which a seed of 64 bits does not have.",
        "CS8767 // A base class may be a network that standardizes its inputs.",
        "CS8618 // AK0028 reports a member that is left null, where it is declared.",
    ];

    private readonly NetworkPlan _plan;
    private readonly NetworkSpec _spec;
    private readonly BufferLayout _layout;

    public NetworkEmitter(NetworkPlan plan)
    {
        _plan = plan;
        _spec = plan.Spec;
        _layout = plan.Layout;
    }

    public string Emit() => SourceFile.Emit(
        _spec.Type,
        usings: [],
        Members,
        $" : global::AdamKernels.INetwork<global::{_spec.Type.FullName}>{(Predictions is { } contract ? $", {contract}" : "")}",
        writer => writer.Lines(NetworkRemarks.Describe(_plan)),
        Pragmas);

    private void Members(SourceWriter writer)
    {
        string name = _spec.Type.Name;
        int outputs = _layout.Last.Spec.Outputs;
        writer.Lines($$"""
            /// <summary>Inputs of one sample: {{_spec.InputCount}}.</summary>
            public const int InputCount = {{_spec.InputCount}};

            /// <summary>Outputs of one sample: {{outputs}}.</summary>
            public const int OutputCount = {{outputs}};

            /// <summary>Largest batch of a training step: {{Literal.Count(_spec.MaxBatchSize, "sample")}}.</summary>
            public const int MaxBatchSize = {{_spec.MaxBatchSize}};

            /// <summary>Number of parameters: {{Literal.Grouped(_layout.ParameterCount)}}.</summary>
            public const int ParameterCount = {{_layout.ParameterCount}};

            """);
        new DescriptionEmitter(_plan).Emit(writer);
        writer.Lines($$"""
            private readonly global::AdamKernels.Runtime.AlignedBuffer _parameters = {{InitialParameters}};

            /// <summary>Creates the network with {{Initialization}}.</summary>
            /// <param name="seed">The same seed gives the same bits on every machine.</param>
            public {{name}}(ulong seed = 0) => global::AdamKernels.Runtime.NetworkParameters.Initialize(EmittedDescription.Value, _parameters, seed);

            static global::AdamKernels.Runtime.NetworkDescription global::AdamKernels.INetwork<global::{{_spec.Type.FullName}}>.Description => EmittedDescription.Value;

            static global::AdamKernels.Runtime.NetworkProgram global::AdamKernels.INetwork<global::{{_spec.Type.FullName}}>.Program => {{SourceFile.Program(_spec.Type)}};

            global::AdamKernels.Runtime.AlignedBuffer global::AdamKernels.INetwork<global::{{_spec.Type.FullName}}>.Parameters => _parameters;

            int global::AdamKernels.INetwork.InputCount => InputCount;

            int global::AdamKernels.INetwork.OutputCount => OutputCount;

            int global::AdamKernels.INetwork.ParameterCount => ParameterCount;

            /// <summary>Copies all parameters: for each layer the weights as [output, input], then the {{Vectors}}.</summary>
            /// <param name="destination">Receives {{Literal.Grouped(_layout.ParameterCount)}} floats.</param>
            /// <exception cref="global::System.ArgumentException">The length differs.</exception>
            public {{_spec.Type.Override("GetParameters")}}void GetParameters(global::System.Span<float> destination) => global::AdamKernels.Runtime.NetworkParameters.Get(EmittedDescription.Value, _parameters, destination);

            /// <summary>Replaces all parameters: for each layer the weights as [output, input], then the {{Vectors}}.</summary>
            /// <param name="source">{{Literal.Grouped(_layout.ParameterCount)}} floats.</param>
            /// <exception cref="global::System.ArgumentException">The length differs.</exception>
            public {{_spec.Type.Override("SetParameters")}}void SetParameters(global::System.ReadOnlySpan<float> source) => global::AdamKernels.Runtime.NetworkParameters.Set(EmittedDescription.Value, _parameters, source);

            """);
        if (Predictions is not null)
        {
            writer.Line($"{Runtime}.LossDescription {Probabilistic}.Loss => EmittedDescription.Value.Loss;").Blank();
        }

        if (_spec.StandardizesInputs)
        {
            EmitStandardization(writer, "Input", "What inputs are standardized with, in training and in <c>Predict</c>.", "InputCount");
        }

        if (_spec.StandardizesTargets)
        {
            const string Summary = "What targets are standardized with in training, and outputs brought back by in <c>Predict</c>.";
            EmitStandardization(writer, "Target", Summary, "OutputCount");
        }

        new PredictionEmitter(_plan).Emit(writer);
    }

    /// <summary>
    /// A constructor that the user wrote has no seed, and must find a network that is ready to use. The constructor with a seed then draws
    /// the parameters a second time.
    /// </summary>
    private string InitialParameters => _spec.Type.HasOwnConstructor
        ? "global::AdamKernels.Runtime.NetworkParameters.Create(EmittedDescription.Value, seed: 0)"
        : $"new({_layout.ParameterLength})";

    /// <summary>
    /// The interface by which a program gets probabilities, and classes if all outputs make one decision; null if outputs are quantities.
    /// </summary>
    private string? Predictions
    {
        get
        {
            LayerSpec last = _layout.Last.Spec;
            int perDecision = LossTraits.Of(_spec.Loss, last).OutputsPerDecision;
            return perDecision == 0 ? null : perDecision == last.Outputs ? Classifier : Probabilistic;
        }
    }

    /// <summary>What follows the weights of a layer.</summary>
    private string Vectors
    {
        get
        {
            string[] names =
                [.. _spec.Layers.SelectMany(layer => layer.Vectors).Distinct().Select(vector => vector switch
                {
                    ParameterRole.Bias => "biases",
                    _ => $"{vector.ToString().ToLowerInvariant()}s",
                })];
            return names.Length == 1 ? names[0]
                : $"{string.Join(", ", names.Take(names.Length - 1))} and {names[names.Length - 1]}, if present";
        }
    }

    private string Initialization => _spec.Layers.All(layer => layer.Initializer == Initializer.Default)
        ? "PyTorch's default initialization: weights and biases uniform within 1/sqrt(inputs)"
        : "each layer's declared initialization";

    /// <summary>Emits the property of a standardization, and its field.</summary>
    /// <param name="writer">Receives them.</param>
    /// <param name="side">What is standardized, as the names of both start.</param>
    /// <param name="summary">What it is for.</param>
    /// <param name="width">The member with the number of columns.</param>
    private static void EmitStandardization(SourceWriter writer, string side, string summary, string width)
    {
        string field = $"_{side.ToLowerInvariant()}Standardization";
        writer.Lines($$"""
            private global::AdamKernels.Standardization? {{field}};

            /// <summary>{{summary}} Null until it is set, or learned by a Fit from its training samples.</summary>
            /// <exception cref="global::System.ArgumentException">It has another number of columns than {{width}}.</exception>
            public global::AdamKernels.Standardization? {{side}}Standardization
            {
                get => {{field}};
                set => {{field}} = global::AdamKernels.Runtime.NetworkParameters.CheckStandardization(value, {{width}});
            }

            """);
    }
}
