package org.talktodata.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.talktodata.chartquery.FieldRef;
import org.talktodata.table.ColumnValues;
import org.talktodata.table.Relation;
import org.talktodata.upload.Progress;
import org.talktodata.upload.ReadingOptions;

class RelationsTest {
  @TempDir Path data;
  private TableStore store;

  @BeforeEach
  void open() {
    store = TableStore.open(data);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void joinsTheReferenceToTheUniqueColumnOfTheSameName() throws IOException {
    StoredTable orders = create("订单", "编号,客户编号,金额\n1,C1,5\n2,C2,6\n3,C1,7\n");
    StoredTable customers = create("客户", "客户编号,城市\nC1,北京\nC2,上海\nC3,广州\n");
    assertEquals(
        List.of(new Relation(FieldRef.of("订单", "客户编号"), FieldRef.of("客户", "客户编号"))),
        find(customers, orders));
  }

  @Test
  void joinsCustomerIdToTheIdOfCustomers() throws IOException {
    StoredTable orders = create("orders", "id,customer_id,amount\n1,7,5.5\n2,8,6.5\n3,7,7.5\n");
    StoredTable customers = create("customers", "id,city\n7,Rome\n8,Oslo\n9,Bern\n");
    assertEquals(
        List.of(new Relation(FieldRef.of("orders", "customer_id"), FieldRef.of("customers", "id"))),
        find(orders, customers));
  }

  @Test
  void joinsCodesWhoseNamesAreInTwoLanguages() throws IOException {
    StringBuilder sales = new StringBuilder("商品,数量\n");
    StringBuilder products = new StringBuilder("sku,label\n");
    for (int i = 0; i < 60; i++) {
      sales.append("P-").append(100 + i % 20).append(',').append(i).append('\n');
      products.append("P-").append(100 + i).append(",label ").append(i).append('\n');
    }
    assertEquals(
        List.of(new Relation(FieldRef.of("sales", "商品"), FieldRef.of("products", "sku"))),
        find(create("sales", sales.toString()), create("products", products.toString())));
  }

  @Test
  void findsNothingWhereValuesDoNotMeet() throws IOException {
    StoredTable orders = create("orders", "no,customer,amount\n1,A7,5\n2,A8,6\n");
    StoredTable customers = create("customers", "customer,city\nB7,Rome\nB8,Oslo\n");
    assertEquals(List.of(), find(orders, customers));
  }

  @Test
  void collectsValuesMostFrequentFirst() throws IOException {
    StoredTable table =
        create("t", "城市,编号,n\n上海,S1,1\n北京,S2,2\n北京,S3,3\n广州,S4,4\n北京,S5,5\n上海,S6,6\n");
    ValueCollector collector = new ValueCollector(store.database());
    assertEquals(
        List.of(new ColumnValues(FieldRef.of("t", "城市"), List.of("北京", "上海", "广州"))),
        collector.collect(List.of(table)));
  }

  private List<Relation> find(StoredTable... tables) {
    return new Relations(store.database()).find(List.of(tables));
  }

  private StoredTable create(String name, String text) throws IOException {
    Path upload = store.newInbox();
    Path file = Files.writeString(upload.resolve("upload"), text);
    return store.create(file, name, ReadingOptions.NONE, Progress.NONE, new Cancellation());
  }
}
