namespace StreamTesting.Domains;

/// <summary>Opens and closes a store every day.</summary>
internal sealed class StoreDoors : StoreActor
{
    private readonly StoreSite _store;
    private string? _opened;

    public StoreDoors(StoreSite store)
    {
        _store = store;
        Due = store.Region.Hours.OpeningOf(store.Region.Start);
    }

    public override void Act()
    {
        var (region, hours) = (_store.Region, _store.Region.Hours);
        if (_opened is null)
        {
            _opened = region.Emit(_store.Entity, StoreEventType.StoreOpened, new StoreOpened(_store.Id));
            Due = hours.ClosingOf(Due);
            return;
        }

        region.Emit(_store.Entity, StoreEventType.StoreClosed, new StoreClosed(_store.Id) { ParentEventId = _opened });
        _opened = null;
        Due += StoreRegion.Day - hours.Closes + hours.Opens;
    }
}
