namespace LiveService.Learning;

/// <summary>What became of samples that were to be queued.</summary>
internal enum QueueAnswer
{
    /// <summary>All of them are queued.</summary>
    Accepted,

    /// <summary>There is no room for all of them now. None is queued.</summary>
    Full,

    /// <summary>Nothing is learned any more. None is queued.</summary>
    Closed,
}
