namespace AdamKernels.Tests.Serving.Model;

/// <summary>What a thread does at once: at most one access to shared memory.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Run">
/// Changes the state, whose next step has already been set to the one that follows. Gets the number of the reader. Returns what is wrong,
/// if something is.
/// </param>
internal sealed record ModelStep(string Name, Func<ModelState, int, string?> Run)
{
    /// <summary>A step that cannot go wrong.</summary>
    public static ModelStep Of(string name, Action<ModelState, int> run) => new(name, (state, reader) =>
    {
        run(state, reader);
        return null;
    });
}
