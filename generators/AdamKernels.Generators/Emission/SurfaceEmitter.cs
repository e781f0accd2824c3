using AdamKernels.Generators.Declared;
using AdamKernels.Generators.Model;
using AdamKernels.Generators.Planning;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission;

/// <summary>Emits the part of the class that the user sees, and the contract with the runtime.</summary>
internal sealed class SurfaceEmitter
{
    private const string Runtime = "global::AdamKernels.Runtime";
    private const string Classifier = "global::AdamKernels.IClassifier";
    private const string Probabilistic = "global::AdamKernels.IProbabilisticNetwork";
    private const string Standardization = "global::AdamKernels.Standardization";

    /// <summary>Warnings that the surroundings of the class can cause in its emitted members, and that the user need not see.</summary>
    private static readonly string[] Pragmas =
    [
        "CS0108, CS0114 // A base class may have members of the same names.",
        "CS0612, CS0618, CS0672 // The constructor of a base class, or a method that is overridden, may be obsolete.",
        "CS3001, CS3003, CS3005 // The assembly may promise CLS compliance, which a seed of 64 bits does not have.",
        "CS8767 // A base class may be a network that standardizes its inputs.",
        "CS8618 // AK0028 reports a member that is left null, where it is declared.",
    ];

    private readonly SurfacePlan _plan;
    private readonly TypeSpec _type;
    private readonly IMemberBodies _bodies;
    private readonly string _contract;

    public SurfaceEmitter(SurfacePlan plan, IMemberBodies bodies)
    {
        _plan = plan;
        _type = plan.Type;
        _bodies = bodies;
        _contract = $"global::AdamKernels.INetwork<global::{_type.FullName}>";
    }

    public string Emit() => SourceFile.Emit(
        _type,
        usings: [],
        Members,
        $" : {_contract}{(_plan.IsProbabilistic ? $", {(_plan.IsClassifier ? Classifier : Probabilistic)}" : "")}",
        writer => writer.Lines(_bodies.Documentation),
        Pragmas);

    private void Members(SourceWriter writer)
    {
        writer.Lines($$"""
            /// <summary>Inputs of one sample: {{_plan.InputCount}}.</summary>
            public const int InputCount = {{_plan.InputCount}};

            /// <summary>Outputs of one sample: {{_plan.OutputCount}}.</summary>
            public const int OutputCount = {{_plan.OutputCount}};

            /// <summary>Largest batch of a training step: {{Literal.Count(_plan.MaxBatchSize, "sample")}}.</summary>
            public const int MaxBatchSize = {{_plan.MaxBatchSize}};

            /// <summary>Number of parameters: {{Literal.Grouped(_plan.ParameterCount)}}.</summary>
            public const int ParameterCount = {{_plan.ParameterCount}};

            """);
        _bodies.EmitState(writer);
        writer.Lines($$"""
            /// <summary>Creates the network with {{Initialization}}.</summary>
            /// <param name="seed">The same seed gives the same bits on every machine.</param>
            public {{_type.Name}}(ulong seed = 0) => {{_bodies.Constructor}};

            static global::{{_type.FullName}} {{_contract}}.Create() => {{_bodies.Create}};

            static {{Runtime}}.NetworkDescription {{_contract}}.Description => {{_bodies.Description}};

            static {{Runtime}}.NetworkProgram {{_contract}}.Program => {{_bodies.Program}};

            {{Runtime}}.AlignedBuffer {{_contract}}.Parameters => {{_bodies.Parameters}};

            int global::AdamKernels.INetwork.InputCount => InputCount;

            int global::AdamKernels.INetwork.OutputCount => OutputCount;

            int global::AdamKernels.INetwork.ParameterCount => ParameterCount;

            /// <summary>Copies all parameters: for each layer the weights as [output, input], then the {{Vectors}}.</summary>
            /// <param name="destination">Receives {{Literal.Grouped(_plan.ParameterCount)}} floats.</param>
            /// <exception cref="global::System.ArgumentException">The length differs.</exception>
            public {{_type.Override("GetParameters")}}void GetParameters(global::System.Span<float> destination) => {{_bodies.GetParameters}};

            /// <summary>Replaces all parameters: for each layer the weights as [output, input], then the {{Vectors}}.</summary>
            /// <param name="source">{{Literal.Grouped(_plan.ParameterCount)}} floats.</param>
            /// <exception cref="global::System.ArgumentException">The length differs.</exception>
            public {{_type.Override("SetParameters")}}void SetParameters(global::System.ReadOnlySpan<float> source) => {{_bodies.SetParameters}};

            """);
        if (_plan.IsProbabilistic)
        {
            writer.Line($"{Runtime}.LossDescription {Probabilistic}.Loss => {_bodies.Loss};").Blank();
        }

        Standardized[] standardizations = [.. Standardized.Of(_plan.Spec)];
        foreach (Standardized side in standardizations)
        {
            writer.Lines($$"""
                /// <summary>{{side.Summary}} Null until it is set, or learned by a Fit from its training samples.</summary>
                /// <exception cref="global::System.ArgumentException">It has another number of columns than {{side.Width}}.</exception>
                public {{Standardization}}? {{side.Property}}
                {
                    get => {{_bodies.GetStandardization(side)}};
                    set => {{_bodies.SetStandardization(side)}};
                }

                """);
        }

        string notStandardized = standardizations.Length == 0 ? ""
            : "\n/// <exception cref=\"global::System.InvalidOperationException\">A standardization was neither set nor learned."
                + "</exception>";
        writer.Lines($$"""
            /// <summary>Computes the outputs of any number of samples. Safe to call from several threads at once.</summary>
            /// <remarks>
            /// Meanwhile, other threads may call all that only reads the network. If one changes it, as a training step or SetParameters does, the outputs may
            /// mix old and new parameters: give other threads the weights by a <see cref="global::AdamKernels.WeightPublisher{TNetwork}"/>.
            /// </remarks>
            /// <param name="inputs">{{Literal.Count(_plan.InputCount, "float")}} per sample, one sample after the other.</param>
            /// <param name="outputs">Receives {{Literal.Count(_plan.OutputCount, "float")}} per sample. A sample's outputs do not depend on the others.</param>
            /// <exception cref="global::System.ArgumentException">The inputs are not whole samples, or the outputs have another length or overlap them.</exception>{{notStandardized}}
            """);
        _bodies.EmitPredict(
            writer,
            $"public {_type.Override("Predict")}void Predict("
                + "global::System.ReadOnlySpan<float> inputs, global::System.Span<float> outputs)");
    }

    /// <summary>What follows the weights of a layer.</summary>
    private string Vectors
    {
        get
        {
            string[] names = [.. _plan.Vectors.Select(vector =>
                vector == ParameterRole.Bias ? "biases" : $"{vector.ToString().ToLowerInvariant()}s")];
            return names.Length == 1 ? names[0]
                : $"{string.Join(", ", names.Take(names.Length - 1))} and {names[names.Length - 1]}, if present";
        }
    }

    private string Initialization => _plan.HasDefaultInitialization
        ? "PyTorch's default initialization: weights and biases uniform within 1/sqrt(inputs)"
        : "each layer's declared initialization";
}
