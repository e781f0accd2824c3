using AdamKernels.Generators.Planning;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission;

/// <summary>
/// The bodies of a class whose declaration has errors: each member throws. The build fails because of the declaration, so they run only in
/// a program that silences that error.
/// </summary>
/// <param name="plan">The public members.</param>
internal sealed class SkeletonBodies(SurfacePlan plan) : IMemberBodies
{
    public string Documentation =>
        $"/// <summary>A dense network {plan.Shape} whose declaration has errors: until they are fixed, its members only throw.</summary>";

    public string Constructor => Throw;

    public string Create => Throw;

    public string Description => Throw;

    public string Program => Throw;

    public string Parameters => Throw;

    public string Loss => Throw;

    public string GetParameters => Throw;

    public string SetParameters => Throw;

    private string Throw => "throw new global::System.InvalidOperationException("
        + $"\"The declaration of {plan.Type.FullName} has errors. The build reports them as AK0001 and up.\")";

    public string GetStandardization(Standardized side) => Throw;

    public string SetStandardization(Standardized side) => Throw;

    public void EmitState(SourceWriter writer)
    {
    }

    public void EmitPredict(SourceWriter writer, string declaration) => writer.Line($"{declaration} => {Throw};");
}
