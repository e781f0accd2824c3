using AdamKernels.Generators.Model;
using AdamKernels.Generators.Planning;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission;

/// <summary>The bodies of a valid network's members, which call the runtime.</summary>
/// <param name="plan">The network.</param>
internal sealed class NetworkBodies(NetworkPlan plan) : IMemberBodies
{
    private const string NetworkParameters = "global::AdamKernels.Runtime.NetworkParameters";

    private readonly NetworkSpec _spec = plan.Spec;

    public string Documentation => NetworkRemarks.Describe(plan);

    public string Constructor => $"{NetworkParameters}.Initialize(EmittedDescription.Value, _parameters, seed)";

    /// <summary>Only the program can give required members a value.</summary>
    public string Create => !_spec.Type.HasRequiredMembers ? "new(seed: 0UL)"
        : $"throw new global::System.InvalidOperationException(\"{_spec.Type.FullName} has required members: "
            + "create the network with them, then load the file into it with LoadFrom.\")";

    public string Description => "EmittedDescription.Value";

    public string Program => SourceFile.Program(_spec.Type);

    public string Parameters => "_parameters";

    public string Loss => "EmittedDescription.Value.Loss";

    public string GetParameters => $"{NetworkParameters}.Get(EmittedDescription.Value, _parameters, destination)";

    public string SetParameters => $"{NetworkParameters}.Set(EmittedDescription.Value, _parameters, source)";

    /// <summary>
    /// A constructor that the user wrote has no seed, and must find a network that is ready to use. The constructor with a seed then draws
    /// the parameters a second time.
    /// </summary>
    private string InitialParameters => _spec.Type.HasOwnConstructor
        ? $"{NetworkParameters}.Create(EmittedDescription.Value, seed: 0)"
        : $"new({plan.Layout.ParameterLength})";

    public string GetStandardization(Standardized side) => side.Field;

    public string SetStandardization(Standardized side) =>
        $"{side.Field} = {NetworkParameters}.CheckStandardization(value, {side.Width})";

    public void EmitState(SourceWriter writer)
    {
        new DescriptionEmitter(plan).Emit(writer);
        writer.Line($"private readonly global::AdamKernels.Runtime.AlignedBuffer _parameters = {InitialParameters};").Line("");
        foreach (Standardized side in Standardized.Of(_spec.Surface))
        {
            writer.Line($"private global::AdamKernels.Standardization? {side.Field};").Line("");
        }
    }

    public void EmitPredict(SourceWriter writer, string declaration) => new PredictionEmitter(plan).Emit(writer, declaration);
}
