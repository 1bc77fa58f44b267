namespace StreamTesting.EmbeddedKafka.Groups;

/// <summary>The place of a group, which may become one of the other kind.</summary>
/// <param name="first">The group it begins with.</param>
/// <param name="downgrade">Makes a classic group of one in which nobody speaks the consumer protocol any more.</param>
internal sealed class GroupSlot(Group first, Func<ConsumerGroup, ClassicGroup> downgrade) : ITimed
{
    public Group Group { get; private set; } = first;

    public DateTimeOffset? NextDeadline => Group.NextDeadline;

    public void Expire()
    {
        Group.Expire();
        Review();
    }

    public void Kill() => Group.Kill();

    public TGroup Become<TGroup>(TGroup next)
        where TGroup : Group
    {
        Group = next;
        return next;
    }

    /// <summary>Passes an answer on, after a look at whether what happened has changed the group's kind.</summary>
    public T Reviewed<T>(T answer)
    {
        Review();
        return answer;
    }

    private void Review()
    {
        if (Group is ConsumerGroup { IsClassicAltogether: true } consumer)
        {
            Group = downgrade(consumer);
        }
    }
}
