using System.Runtime.CompilerServices;

namespace AdamKernels;

/// <summary>
/// Reserves an object for one thread until disposed. A call of another thread throws before it reads or changes anything; the same thread
/// may enter again from a callback.
/// </summary>
internal readonly ref struct ExclusiveUse
{
    /// <summary>Stands for the thread of a call without callbacks. That thread cannot enter again, so that its id is not needed.</summary>
    private const int SomeThread = -1;

    private const string TrainerInUse =
        "This trainer is in use by another thread, or by the step whose loss function calls it. It holds the activations and "
        + "gradients of a single call: give each thread its own trainer, or lock around the calls.";

    /// <summary>The field to reset; a null reference if the thread had entered already.</summary>
    private readonly ref int _user;

    /// <param name="user">A field of the object: the id of the thread that uses it, 0 for none.</param>
    /// <param name="runsCallbacks">Whether the call runs callbacks of the program, which may use the object on this thread.</param>
    /// <param name="refusal">What another thread is told.</param>
    /// <exception cref="InvalidOperationException">Another thread uses the object.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ExclusiveUse(ref int user, bool runsCallbacks = false, string refusal = TrainerInUse)
    {
        int current = Interlocked.CompareExchange(ref user, runsCallbacks ? Environment.CurrentManagedThreadId : SomeThread, 0);
        if (current == 0)
        {
            _user = ref user;
        }
        else
        {
            CheckThread(current, refusal);
        }
    }

    public void Dispose()
    {
        if (!Unsafe.IsNullRef(ref _user))
        {
            Volatile.Write(ref _user, 0);
        }
    }

    private static void CheckThread(int current, string refusal)
    {
        if (current != Environment.CurrentManagedThreadId)
        {
            TrainingEvents.Log.ConcurrentUse(refusal);
            throw new InvalidOperationException(refusal);
        }
    }
}
