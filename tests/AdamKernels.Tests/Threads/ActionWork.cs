namespace AdamKernels.Tests.Threads;

/// <summary>Work that is an action of the part's index.</summary>
internal sealed class ActionWork(Action<int> action) : SharedWork
{
    public override void Run(int index, int count) => action(index);
}
