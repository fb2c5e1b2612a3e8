<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_TW" sourcelanguage="en">
<context>
    <name>GlyphStudio</name>
    <message>
        <location filename="../../glyphstudio/ui/export/export_preview.py"/>
        <source> and {count} more.</source>
        <translation> 等，另有 {count} 個。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>&amp;Automatically</source>
        <translation>自動(&amp;A)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>&amp;Compute</source>
        <translation>計算(&amp;C)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <location filename="../../glyphstudio/ui/library/library_actions.py"/>
        <source>&amp;Copy picture</source>
        <translation>複製圖片(&amp;C)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/preset_bar.py"/>
        <location filename="../../glyphstudio/ui/library/library_actions.py"/>
        <location filename="../../glyphstudio/ui/library/library_commands.py"/>
        <source>&amp;Delete</source>
        <translation>刪除(&amp;D)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>&amp;Draw</source>
        <translation>繪製(&amp;D)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_page.py"/>
        <source>&amp;Earlier</source>
        <translation>前移(&amp;E)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <location filename="../../glyphstudio/ui/library/library_actions.py"/>
        <source>&amp;Export…</source>
        <translation>匯出(&amp;E)…</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <location filename="../../glyphstudio/ui/library/library_actions.py"/>
        <source>&amp;Favourite</source>
        <translation>收藏(&amp;F)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>&amp;File</source>
        <translation>檔案(&amp;F)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/library/library_actions.py"/>
        <source>&amp;Find</source>
        <translation>尋找(&amp;F)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>&amp;Generate</source>
        <translation>生成(&amp;G)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>&amp;Help</source>
        <translation>說明(&amp;H)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/explore_commands.py"/>
        <source>&amp;Keep</source>
        <translation>保留(&amp;K)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>&amp;Keep this seed</source>
        <translation>保留此種子(&amp;K)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>&amp;Keyboard shortcuts…</source>
        <translation>鍵盤快速鍵(&amp;K)…</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>&amp;Language</source>
        <translation>語言(&amp;L)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/queue_panel.py"/>
        <location filename="../../glyphstudio/ui/export/export_page.py"/>
        <source>&amp;Later</source>
        <translation>延後(&amp;L)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>&amp;Library</source>
        <translation>圖庫(&amp;L)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>&amp;Light</source>
        <translation>淺色(&amp;L)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>&amp;Model</source>
        <translation>模型(&amp;M)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>&amp;Noisy picture</source>
        <translation>含噪圖(&amp;N)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/explore_commands.py"/>
        <source>&amp;Open in Create</source>
        <translation>在「創作」中開啟(&amp;O)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>&amp;Picture</source>
        <translation>圖片(&amp;P)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>&amp;Predicted picture</source>
        <translation>預測圖(&amp;P)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>&amp;Quit</source>
        <translation>結束(&amp;Q)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/queue_panel.py"/>
        <location filename="../../glyphstudio/ui/export/export_page.py"/>
        <source>&amp;Remove</source>
        <translation>移除(&amp;R)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/preset_bar.py"/>
        <source>&amp;Rename…</source>
        <translation>重新命名(&amp;R)…</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>&amp;Restore its settings</source>
        <translation>還原其設定(&amp;R)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/library/library_actions.py"/>
        <source>&amp;Save as…</source>
        <translation>另存新檔(&amp;S)…</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>&amp;Save picture…</source>
        <translation>儲存圖片(&amp;S)…</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/preset_bar.py"/>
        <source>&amp;Save these values…</source>
        <translation>儲存目前值(&amp;S)…</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>&amp;Sketch</source>
        <translation>手繪(&amp;S)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/queue_panel.py"/>
        <source>&amp;Sooner</source>
        <translation>提前(&amp;S)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/library/library_actions.py"/>
        <source>&amp;Tags…</source>
        <translation>標籤(&amp;T)…</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>&amp;Theme</source>
        <translation>佈景主題(&amp;T)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>&amp;Train</source>
        <translation>訓練(&amp;T)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/queue_panel.py"/>
        <source>&amp;Try again</source>
        <translation>重試(&amp;T)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/library/library_actions.py"/>
        <source>&amp;Undo</source>
        <translation>復原(&amp;U)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>&amp;View</source>
        <translation>檢視(&amp;V)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_page.py"/>
        <source>1 glyph</source>
        <translation>1 個字形</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/queue_panel.py"/>
        <location filename="../../glyphstudio/ui/library/library_page.py"/>
        <source>1 picture</source>
        <translation>1 張圖片</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/run_display.py"/>
        <source>1 picture in {seconds} s</source>
        <translation>1 張圖片，耗時 {seconds} 秒</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/library/library_commands.py"/>
        <source>1 picture is</source>
        <translation>1 張圖片</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/axis_control.py"/>
        <source>1, 2, 5 or 0-99</source>
        <translation>1, 2, 5 或 0-99</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_page.py"/>
        <source>A glyph coming out of the noise</source>
        <translation>字形從雜訊中浮現</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/rate_panel.py"/>
        <source>A model learns little from fewer than {few} pairs.</source>
        <translation>少於 {few} 對時，模型學不到多少。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/rate_panel.py"/>
        <source>A new model is made; this one stays.</source>
        <translation>會另建一個新模型，原模型保持不變。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/explore_panel.py"/>
        <source>A strip of steps</source>
        <translation>步驟條</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_preview.py"/>
        <source>A whole word becomes a glyph: {words}</source>
        <translation>整個單字變成一個字形：{words}</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/prompt_box.py"/>
        <source>A word or a few, in English</source>
        <translation>一個或幾個英文詞</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/strokes_control.py"/>
        <source>About how many strokes the glyph has; written components keep theirs</source>
        <translation>字形大約有多少筆畫；寫定的部件保留自己的筆畫</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/explore_panel.py"/>
        <source>Across</source>
        <translation>橫向</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/shortcuts_dialog.py"/>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/shortcuts_dialog.py"/>
        <source>Actions and their keys</source>
        <translation>操作及其快速鍵</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_page.py"/>
        <source>All favourites</source>
        <translation>所有收藏</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_page.py"/>
        <source>All glyphs in a grid with labels</source>
        <translation>所有字形排成網格，附標籤</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_page.py"/>
        <source>An SVG file a glyph</source>
        <translation>每個字形一個 SVG 檔案</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>Another &amp;seed</source>
        <translation>換一個種子(&amp;S)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/seed_control.py"/>
        <source>Another seed</source>
        <translation>換一個種子</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/sketch/drawing_surface.py"/>
        <source>Arrows move, Space sets a dot, Shift and arrows draw a line.</source>
        <translation>方向鍵移動，空白鍵畫點，Shift 加方向鍵畫線。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/explore_panel.py"/>
        <source>Axes of your own</source>
        <translation>自定座標軸</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/explore_panel.py"/>
        <source>Below</source>
        <translation>下邊</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/explore_panel.py"/>
        <source>Below right</source>
        <translation>右下</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Blank</source>
        <translation>空白</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/sketch/sketch_panel.py"/>
        <source>Brush</source>
        <translation>畫筆</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/sketch/sketch_panel.py"/>
        <source>Brush size</source>
        <translation>畫筆大小</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/train/train_page.py"/>
        <source>Build a set, then start a run. It goes on when this window is closed.</source>
        <translation>先製作字形集，再開始訓練。關閉視窗後訓練仍會繼續。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/train/train_panel.py"/>
        <source>Build the set</source>
        <translation>製作字形集</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>C&amp;reate</source>
        <translation>創作(&amp;R)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/train/train_panel.py"/>
        <source>C: two cores, days</source>
        <translation>C：雙核心，數天</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/run_display.py"/>
        <source>CUDA card</source>
        <translation>CUDA 顯示卡</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/controls.py"/>
        <location filename="../../glyphstudio/ui/export/export_page.py"/>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>Cancel &amp;all</source>
        <translation>全部取消(&amp;A)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/queue_panel.py"/>
        <source>Cancel all</source>
        <translation>全部取消</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>Cancel what comes &amp;after</source>
        <translation>取消後面的(&amp;A)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/train/train_panel.py"/>
        <source>Characters</source>
        <translation>字元</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/explore_page.py"/>
        <source>Choose a figure, and see what each setting does to a prompt.</source>
        <translation>請選擇一種圖表，看看每項設定對提示詞有何影響。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_page.py"/>
        <source>Choose a file and write it (Ctrl+Return on this page)</source>
        <translation>選擇檔案並寫入（本頁 Ctrl+Return）</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/widgets/dialogs.py"/>
        <source>Choose a font</source>
        <translation>選擇字型</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/train/train_panel.py"/>
        <source>Choose a font file…</source>
        <translation>選擇字型檔…</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/library/library_page.py"/>
        <source>Choose a picture</source>
        <translation>請選擇一張圖片</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/shortcuts_dialog.py"/>
        <source>Choose an action, then press its new key.</source>
        <translation>選擇一項操作，然後按下新的快速鍵。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_page.py"/>
        <location filename="../../glyphstudio/ui/sketch/sketch_panel.py"/>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/shortcuts_dialog.py"/>
        <source>Close</source>
        <translation>關閉</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/widgets/banner.py"/>
        <source>Close this message</source>
        <translation>關閉此訊息</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Columns</source>
        <translation>欄數</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/composition_field.py"/>
        <source>Composition</source>
        <translation>結構</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/engine/choices.py"/>
        <source>Consistency</source>
        <translation>Consistency（一致性）</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/tile_commands.py"/>
        <location filename="../../glyphstudio/ui/library/library_commands.py"/>
        <location filename="../../glyphstudio/ui/widgets/banner.py"/>
        <source>Copied</source>
        <translation>已複製</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>Copy &amp;seed</source>
        <translation>複製種子(&amp;S)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/widgets/banner.py"/>
        <source>Copy details</source>
        <translation>複製詳細資料</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Copyright</source>
        <translation>版權</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/engine/choices.py"/>
        <source>Cosine (DDPM)</source>
        <translation>餘弦 (DDPM)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/page_rail.py"/>
        <source>Create</source>
        <translation>創作</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/engine/choices.py"/>
        <source>DDIM</source>
        <translation>DDIM</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/engine/choices.py"/>
        <source>DDPM</source>
        <translation>DDPM</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/engine/choices.py"/>
        <source>DPM++ 2M</source>
        <translation>DPM++ 2M</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/engine/choices.py"/>
        <source>DPM++ 2M SDE</source>
        <translation>DPM++ 2M SDE</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/library/library_page.py"/>
        <location filename="../../glyphstudio/ui/widgets/dialogs.py"/>
        <source>Delete</source>
        <translation>刪除</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/widgets/dialogs.py"/>
        <source>Delete {count} pictures for good?</source>
        <translation>永久刪除 {count} 張圖片？</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/preset_bar.py"/>
        <source>Deleted {name}</source>
        <translation>已刪除 {name}</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/explore_panel.py"/>
        <source>Down</source>
        <translation>縱向</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/controls.py"/>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/sketch/sketch_panel.py"/>
        <source>Draw (B)</source>
        <translation>繪畫 (B)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/controls.py"/>
        <source>Draw (Ctrl+Enter)</source>
        <translation>繪製 (Ctrl+Enter)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/controls.py"/>
        <source>Draw at once, in {steps} steps, with less care.</source>
        <translation>立即以 {steps} 步繪製，品質較粗略。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/sketch/sketch_panel.py"/>
        <source>Draw from it</source>
        <translation>依此繪製</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/page_rail.py"/>
        <source>Draw glyphs (Alt+1)</source>
        <translation>繪製字形 (Alt+1)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/sketch/sketch_page.py"/>
        <source>Draw on it</source>
        <translation>在其上繪畫</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/controls.py"/>
        <source>Draw one glyph while you type, in few steps; it is not kept in the library</source>
        <translation>在您輸入時用很少的步數繪製一個字形，不存入圖庫</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/empty_table.py"/>
        <source>Draw “{prompt}”</source>
        <translation>繪製「{prompt}」</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/page_rail.py"/>
        <source>Draw, and let the model finish it (Alt+4)</source>
        <translation>手繪，由模型完成 (Alt+4)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/sketch/drawing_surface.py"/>
        <source>Drawing surface</source>
        <translation>畫板</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>E&amp;xplore</source>
        <translation>探索(&amp;X)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/empty_table.py"/>
        <source>Each one is invented: made of the strokes of real characters, and never written before.</source>
        <translation>每一個都是新造的：由真實漢字的筆畫組成，卻從未有人寫過。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>Edit the &amp;prompt</source>
        <translation>編輯提示詞(&amp;P)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/widgets/dialogs.py"/>
        <source>Empty the trash</source>
        <translation>清空垃圾桶</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/library/library_page.py"/>
        <source>Empty the trash…</source>
        <translation>清空垃圾桶…</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/runs/run_view.py"/>
        <source>Ended from outside</source>
        <translation>被外部終止</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/rate_panel.py"/>
        <source>Epochs</source>
        <translation>訓練輪數</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/tuning_view.py"/>
        <source>Epochs, the oldest first</source>
        <translation>各輪結果，從最早開始</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/sketch/sketch_panel.py"/>
        <source>Erase (E)</source>
        <translation>擦除 (E)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/sketch/sketch_panel.py"/>
        <source>Eraser</source>
        <translation>橡皮擦</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/engine/choices.py"/>
        <source>Euler</source>
        <translation>Euler（歐拉）</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/library/library_page.py"/>
        <source>Every picture that you draw will be kept here.</source>
        <translation>您繪製的每張圖片都會保存在這裡。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/page_rail.py"/>
        <source>Every picture that you drew (Alt+2)</source>
        <translation>您繪製過的所有圖片 (Alt+2)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/explore_panel.py"/>
        <source>Everything else is as the page Create says. Double-click a picture to go on with it there.</source>
        <translation>其餘設定與「創作」頁相同。雙擊圖片即可在那裡繼續。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/sketch/sketch_panel.py"/>
        <source>Everything else is as the page Create says. Drop a picture to draw on it.</source>
        <translation>其餘設定與「創作」頁相同。可拖入圖片，在其上繪畫。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>Ex&amp;port</source>
        <translation>匯出(&amp;P)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/engine/choices.py"/>
        <source>Exact, at two evaluations a step.</source>
        <translation>精確，每步計算兩次。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/explore_panel.py"/>
        <location filename="../../glyphstudio/ui/frame/page_rail.py"/>
        <source>Explore</source>
        <translation>探索</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_page.py"/>
        <location filename="../../glyphstudio/ui/frame/page_rail.py"/>
        <source>Export</source>
        <translation>匯出</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_commands.py"/>
        <source>Exported {count} files to {folder}</source>
        <translation>已將 {count} 個檔案匯出到 {folder}</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_commands.py"/>
        <source>Exported {name}</source>
        <translation>已匯出 {name}</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_page.py"/>
        <source>Export…</source>
        <translation>匯出…</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/runs/run_view.py"/>
        <source>Failed</source>
        <translation>失敗</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Family</source>
        <translation>字型家族</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/library/library_page.py"/>
        <source>Favourite</source>
        <translation>收藏</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/library/library_page.py"/>
        <source>Favourites</source>
        <translation>收藏</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/explore_panel.py"/>
        <source>Figure</source>
        <translation>圖表</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/runs/run_view.py"/>
        <source>Finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/controls.py"/>
        <source>Follow my typing</source>
        <translation>隨輸入繪製</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_page.py"/>
        <location filename="../../glyphstudio/ui/train/train_panel.py"/>
        <source>Font</source>
        <translation>字型</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/widgets/dialogs.py"/>
        <source>Fonts (*.ttf *.otf *.ttc *.otc)</source>
        <translation>字型 (*.ttf *.otf *.ttc *.otc)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/engine/choices.py"/>
        <source>For drafts, in one to eight steps.</source>
        <translation>用於草稿，一到八步。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Frames a second</source>
        <translation>每秒影格數</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/explore_panel.py"/>
        <source>From moment to moment</source>
        <translation>隨時刻變化</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/radical_control.py"/>
        <source>From the words</source>
        <translation>由文字決定</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/controls.py"/>
        <source>Generate</source>
        <translation>生成</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>Generate &amp;next</source>
        <translation>接著生成(&amp;N)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/prompt_box.py"/>
        <source>Give the word less weight</source>
        <translation>降低該詞的權重</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/prompt_box.py"/>
        <source>Give the word more weight</source>
        <translation>提高該詞的權重</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Glyph, mm</source>
        <translation>字形，公釐</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Glyphs</source>
        <translation>字形</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_page.py"/>
        <source>Glyphs to export</source>
        <translation>要匯出的字形</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/queue_panel.py"/>
        <source>Go on</source>
        <translation>繼續</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/runs/run_view.py"/>
        <source>Go on where the newest checkpoint stands</source>
        <translation>從最新的檢查點繼續</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/explore_page.py"/>
        <source>Go on with the chosen picture there (Enter)</source>
        <translation>在那裡繼續處理所選圖片 (Enter)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/engine/choices.py"/>
        <source>Good pictures in about a dozen steps.</source>
        <translation>約十二步即可得到好圖。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/controls.py"/>
        <location filename="../../glyphstudio/ui/explore/axis_control.py"/>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Guidance</source>
        <translation>引導強度</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/explore_panel.py"/>
        <source>Guidance 0 to 99 on 36 seeds</source>
        <translation>36 個種子上的引導強度 0 至 99</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_commands.py"/>
        <source>Here you see what you export, before you do.</source>
        <translation>匯出之前，可在此檢視結果。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/engine/choices.py"/>
        <source>Heun</source>
        <translation>Heun（霍因）</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/train/train_panel.py"/>
        <source>Hiragana and Katakana</source>
        <translation>平假名與片假名</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Hold the end, s</source>
        <translation>結尾停留，秒</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/sketch/sketch_panel.py"/>
        <source>How far the picture may go from the sketch: 0 leaves it, 100 forgets it. Marked: {low} to {high}.</source>
        <translation>圖片可偏離草圖的程度：0 保持原樣，100 完全忽略。標示範圍：{low} 至 {high}。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/controls.py"/>
        <source>How hard the prompt pulls: 0 ignores it, 1 is the model as it is. Marked: {low} to {high}.</source>
        <translation>提示詞的作用力度：0 表示忽略，1 為模型原樣。建議範圍：{low} 至 {high}。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/controls.py"/>
        <source>How often the picture is cleaned. Marked: {low} to {high}, where more brings more.</source>
        <translation>圖片去噪的次數。建議範圍：{low} 至 {high}，在此之內越多越好。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>In columns</source>
        <translation>直排</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>In rows</source>
        <translation>橫排</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/style_control.py"/>
        <source>In which font's hand the glyph is drawn</source>
        <translation>以哪種字型的筆法繪製字形</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/composition_field.py"/>
        <source>Insert an arrangement</source>
        <translation>插入結構符</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Invented</source>
        <translation>Invented</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/composition_field.py"/>
        <source>Invented from text and seed</source>
        <translation>由文字和種子創造</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/run_display.py"/>
        <source>Its first {tokens} tokens count, about as many words; the rest is ignored.</source>
        <translation>只採用前 {tokens} 個詞元（約等於詞數），其餘部分會忽略。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/shortcuts.py"/>
        <source>Its usual key is taken: {title}.</source>
        <translation>其原有快速鍵已被佔用：{title}。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/engine/choices.py"/>
        <source>Karras</source>
        <translation>Karras</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/explore_page.py"/>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/sketch/sketch_panel.py"/>
        <source>Keep here</source>
        <translation>保留此處</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/seed_control.py"/>
        <source>Keep this seed</source>
        <translation>保留此種子</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/explore_commands.py"/>
        <source>Kept in the library</source>
        <translation>已保留在圖庫中</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Key of prompts</source>
        <translation>提示詞對照表</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/shortcuts_dialog.py"/>
        <source>Keyboard shortcuts</source>
        <translation>鍵盤快速鍵</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/shortcuts_dialog.py"/>
        <source>Keys</source>
        <translation>快速鍵</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Landscape</source>
        <translation>橫向頁面</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/sketch/sketch_page.py"/>
        <source>Lay the chosen picture on the sheet, and go on from there</source>
        <translation>將所選圖片放到畫板上，繼續繪畫</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Letter</source>
        <translation>Letter（信紙）</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Letters</source>
        <translation>字母</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Letters of Noto Sans SC put the font under the SIL Open Font License; with blank ones it is all yours.</source>
        <translation>若含 Noto Sans SC 的字母，字型須採用 SIL 開放字型授權條款；若用空白字母，字型完全屬於您。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/page_rail.py"/>
        <source>Library</source>
        <translation>圖庫</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>Like the s&amp;ystem</source>
        <translation>跟隨系統(&amp;Y)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/engine/choices.py"/>
        <source>Linear (DDPM)</source>
        <translation>線性 (DDPM)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/seed_control.py"/>
        <source>Locked: every run uses this seed</source>
        <translation>已鎖定：每次都使用此種子</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/step_scrubber.py"/>
        <source>Look at every step of the run again</source>
        <translation>再次檢視這次繪製的每一步</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/runs/loss_plot.py"/>
        <source>Loss</source>
        <translation>損失</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/runs/loss_plot.py"/>
        <source>Losses</source>
        <translation>損失曲線</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/train/train_panel.py"/>
        <source>M: a graphics card</source>
        <translation>M：一張顯示卡</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/runs/run_view.py"/>
        <source>Make a model</source>
        <translation>製作模型</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/library/library_page.py"/>
        <source>Make it a favourite, or no longer (.)</source>
        <translation>加入或取消收藏 (.)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Margin, mm</source>
        <translation>邊距，公釐</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/train/train_panel.py"/>
        <source>Minutes</source>
        <translation>分鐘</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/status_strip.py"/>
        <source>Model: {name}</source>
        <translation>模型：{name}</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/scrub_bar.py"/>
        <source>Moment</source>
        <translation>時刻</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/more_section.py"/>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/engine/choices.py"/>
        <source>More steps where the noise is low.</source>
        <translation>雜訊低處步數更多。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/more_section.py"/>
        <source>More · {count} in use</source>
        <translation>更多 · 使用中 {count} 項</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Morph</source>
        <translation>漸變</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/explore_panel.py"/>
        <source>Morph between prompts</source>
        <translation>在提示詞之間漸變</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_page.py"/>
        <source>Movie</source>
        <translation>動畫</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/rate_panel.py"/>
        <source>My prompts</source>
        <translation>我的提示詞</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/train/train_panel.py"/>
        <source>N: two cores, hours</source>
        <translation>N：雙核心，數小時</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/widgets/dialogs.py"/>
        <source>Name:</source>
        <translation>名稱：</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/more_section.py"/>
        <source>Negative prompt</source>
        <translation>反向提示詞</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/shortcuts_dialog.py"/>
        <source>New key</source>
        <translation>新快速鍵</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/library/library_page.py"/>
        <source>No favourites yet: press . on a picture that you like.</source>
        <translation>還沒有收藏：在喜歡的圖片上按 . 鍵。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_page.py"/>
        <source>No glyph yet: choose some in the library and press E</source>
        <translation>還沒有字形：請在圖庫中選擇一些，然後按 E</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/shortcuts_dialog.py"/>
        <source>No key</source>
        <translation>無快速鍵</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/run_display.py"/>
        <source>No model</source>
        <translation>沒有模型</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/window/model_menu.py"/>
        <source>No model is installed</source>
        <translation>沒有安裝模型</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/pair_view.py"/>
        <source>No pairs can be drawn.</source>
        <translation>無法繪製圖片對。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/queue_panel.py"/>
        <location filename="../../glyphstudio/ui/pictures/card_model.py"/>
        <source>No prompt</source>
        <translation>無提示詞</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/canvas.py"/>
        <location filename="../../glyphstudio/ui/explore/explore_page.py"/>
        <location filename="../../glyphstudio/ui/library/library_page.py"/>
        <source>No prompt: whatever the model likes</source>
        <translation>無提示詞：由模型自由發揮</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/view_switch.py"/>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Noise</source>
        <translation>雜訊</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/view_switch.py"/>
        <source>Noisy</source>
        <translation>含噪</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>None</source>
        <translation>無頁面</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/preset_bar.py"/>
        <source>None is chosen</source>
        <translation>未選擇</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/train/train_panel.py"/>
        <source>None yet: build one above.</source>
        <translation>還沒有：請在上面製作一個。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/axis_control.py"/>
        <source>Nothing</source>
        <translation>無</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/library/library_page.py"/>
        <source>Nothing is found for “{words}”.</source>
        <translation>找不到與「{words}」相符的內容。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/window/session.py"/>
        <source>Nothing was deleted: the old file is kept as {path}.</source>
        <translation>沒有刪除任何內容：舊檔案保存為 {path}。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/window/session.py"/>
        <source>Nothing was deleted: the old one is kept as {path}.</source>
        <translation>沒有刪除任何內容：舊圖庫保存為 {path}。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/rate_page.py"/>
        <source>Nothing was deleted: the old ones are kept as {path}.</source>
        <translation>沒有刪除任何內容：舊評分保存為 {path}。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/tuning_view.py"/>
        <source>Nothing was tuned yet: rate some pairs, then tune the model.</source>
        <translation>尚未微調：先為幾對圖片評分，再微調模型。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/train/train_panel.py"/>
        <source>Noto Sans SC (supplied)</source>
        <translation>Noto Sans SC（內附）</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Numbers</source>
        <translation>編號</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Of the first chosen glyph; further ones have the seeds that follow.</source>
        <translation>從第一個所選字形開始；後面的依次使用接下來的種子。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>On a &amp;CUDA card</source>
        <translation>使用 CUDA 顯示卡(&amp;C)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>On the &amp;processor</source>
        <translation>使用處理器(&amp;P)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>One SVG file a glyph, with its request inside. A larger tolerance gives fewer nodes.</source>
        <translation>每個字形一個 SVG 檔案，內含其生成參數。容差越大，節點越少。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/explore_panel.py"/>
        <source>One other prompt makes a strip, three make a square.</source>
        <translation>再加一個提示詞得到一條，加三個得到方陣。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/rate_panel.py"/>
        <source>One prompt a line</source>
        <translation>每行一個提示詞</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/widgets/dialogs.py"/>
        <source>Open a picture</source>
        <translation>開啟圖片</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/sketch/sketch_panel.py"/>
        <source>Open a picture…</source>
        <translation>開啟圖片…</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/explore_page.py"/>
        <source>Open in Create</source>
        <translation>在「創作」中開啟</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/composition_field.py"/>
        <source>Open: the network chooses the parts</source>
        <translation>不限：由網路選擇部件</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/run_display.py"/>
        <source>Opening the model…</source>
        <translation>正在開啟模型…</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_page.py"/>
        <source>Outlines</source>
        <translation>輪廓</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Outlines (PDF and SVG)</source>
        <translation>輪廓（PDF 和 SVG）</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/widgets/dialogs.py"/>
        <source>PNG picture (*.png)</source>
        <translation>PNG 圖片 (*.png)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>Pa&amp;use the queue</source>
        <translation>暫停佇列(&amp;U)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <location filename="../../glyphstudio/ui/export/export_page.py"/>
        <source>Page</source>
        <translation>頁面</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/sketch/sketch_panel.py"/>
        <source>Paint over what is to be drawn anew; the rest stays (M)</source>
        <translation>塗抹要重新繪製的部分，其餘保持不變 (M)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/rate_page.py"/>
        <source>Pairs</source>
        <translation>圖片對</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/rate_panel.py"/>
        <source>Pairs from</source>
        <translation>圖片對來源</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/scrub_bar.py"/>
        <source>Pause</source>
        <translation>暫停</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/queue_panel.py"/>
        <source>Pause: begin nothing more</source>
        <translation>暫停：不再開始新的工作</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/queue_panel.py"/>
        <source>Paused · {words}</source>
        <translation>已暫停 · {words}</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/pictures/tile_view.py"/>
        <source>Picture {number} of {count}, seed {seed}, {phase}</source>
        <translation>第 {number} 張，共 {count} 張，種子 {seed}，{phase}</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/pictures/tile_view.py"/>
        <source>Picture {number} of {count}, seed {seed}, {phase}, favourite</source>
        <translation>第 {number} 張，共 {count} 張，種子 {seed}，{phase}，已收藏</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/sweep_view.py"/>
        <source>Picture {number} of {count}, {said}, {state}</source>
        <translation>第 {number} 張圖片，共 {count} 張，{said}，{state}</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/controls.py"/>
        <location filename="../../glyphstudio/ui/explore/sweep_view.py"/>
        <location filename="../../glyphstudio/ui/pictures/card_list.py"/>
        <location filename="../../glyphstudio/ui/widgets/dialogs.py"/>
        <source>Pictures</source>
        <translation>圖片</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/sketch/sketch_panel.py"/>
        <source>Pictures from it</source>
        <translation>由此繪製的圖片數量</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/scrub_bar.py"/>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/view_switch.py"/>
        <source>Predicted</source>
        <translation>預測</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>Predicted n&amp;oise</source>
        <translation>預測雜訊(&amp;O)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Prediction</source>
        <translation>預測結果</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/runs/run_view.py"/>
        <source>Preparing…</source>
        <translation>正在準備…</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/preset_bar.py"/>
        <source>Presets</source>
        <translation>預設集</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/run_display.py"/>
        <source>Preview: not kept. Ctrl+Enter draws with care.</source>
        <translation>預覽：不儲存。按 Ctrl+Enter 精細繪製。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_preview.py"/>
        <source>Preview: {facts}</source>
        <translation>預覽：{facts}</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/status_strip.py"/>
        <source>Progress</source>
        <translation>進度</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/train/train_panel.py"/>
        <source>Progress of the building</source>
        <translation>製作進度</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/runs/run_view.py"/>
        <source>Progress of the training</source>
        <translation>訓練進度</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/controls.py"/>
        <location filename="../../glyphstudio/ui/create/prompt_box.py"/>
        <location filename="../../glyphstudio/ui/explore/axis_control.py"/>
        <location filename="../../glyphstudio/ui/explore/explore_panel.py"/>
        <location filename="../../glyphstudio/ui/sketch/sketch_panel.py"/>
        <source>Prompt</source>
        <translation>提示詞</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/sketch/sketch_panel.py"/>
        <source>Prompt of the sketch</source>
        <translation>草圖的提示詞</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/explore_panel.py"/>
        <source>Prompt to explore</source>
        <translation>要探索的提示詞</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Prompts</source>
        <translation>提示詞</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/library/library_commands.py"/>
        <source>Put &amp;back</source>
        <translation>放回(&amp;B)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/library/library_page.py"/>
        <source>Put back</source>
        <translation>放回</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/library/library_page.py"/>
        <source>Put it in the trash, or back (Del)</source>
        <translation>移到垃圾桶或放回 (Del)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/explore_page.py"/>
        <source>Put the chosen picture into the library (K)</source>
        <translation>將所選圖片存入圖庫 (K)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/more_section.py"/>
        <source>Put these controls away</source>
        <translation>收起這些控制項</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/runs/run_view.py"/>
        <source>Put what the run has learnt among your models</source>
        <translation>將訓練成果加入您的模型</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/queue_panel.py"/>
        <source>Queue</source>
        <translation>佇列</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>R&amp;ate</source>
        <translation>評分(&amp;A)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/radical_control.py"/>
        <location filename="../../glyphstudio/ui/explore/axis_control.py"/>
        <source>Radical</source>
        <translation>部首</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/train/train_panel.py"/>
        <source>Range of characters</source>
        <translation>字元範圍</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/train/train_panel.py"/>
        <source>Ranges such as U+4E00-9FFF, or single characters, with commas between</source>
        <translation>形如 U+4E00-9FFF 的範圍或單一字元，以半形逗號分隔</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/page_rail.py"/>
        <source>Rate</source>
        <translation>評分</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/run_display.py"/>
        <location filename="../../glyphstudio/ui/explore/explore_commands.py"/>
        <source>Ready</source>
        <translation>就緒</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/sketch/sketch_panel.py"/>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>Redraw a &amp;part</source>
        <translation>重繪局部(&amp;P)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/sketch/sketch_panel.py"/>
        <source>Redraw here</source>
        <translation>重繪此處</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>Reduce &amp;motion</source>
        <translation>減少動態效果(&amp;M)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/preset_bar.py"/>
        <source>Rename preset</source>
        <translation>重新命名預設集</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/preset_bar.py"/>
        <source>Renamed {name}</source>
        <translation>已重新命名為 {name}</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/shortcuts_dialog.py"/>
        <source>Reset</source>
        <translation>重設</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/shortcuts_dialog.py"/>
        <source>Reset all</source>
        <translation>全部重設</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/runs/run_view.py"/>
        <source>Resume</source>
        <translation>繼續訓練</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Run back to the start</source>
        <translation>倒放回開頭</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/train/train_panel.py"/>
        <source>Run on show</source>
        <translation>顯示的訓練</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/train/train_panel.py"/>
        <source>S: small, for a fast computer</source>
        <translation>S：小型，適合較快的電腦</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/axis_control.py"/>
        <location filename="../../glyphstudio/ui/widgets/choice_box.py"/>
        <source>Sampler</source>
        <translation>取樣器</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/widgets/dialogs.py"/>
        <source>Save</source>
        <translation>儲存</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>Save &amp;all…</source>
        <translation>全部儲存(&amp;A)…</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/explore_page.py"/>
        <source>Save all moments, or of one figure its pictures, one after the other</source>
        <translation>儲存所有時刻；只有一張圖時，依次儲存其中的圖片</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/widgets/dialogs.py"/>
        <source>Save all pictures in</source>
        <translation>將所有圖片儲存到</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/canvas.py"/>
        <source>Save all…</source>
        <translation>全部儲存…</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/runs/run_view.py"/>
        <source>Save and end; the run can be resumed</source>
        <translation>儲存並結束，之後可繼續訓練</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/explore_page.py"/>
        <source>Save movie…</source>
        <translation>儲存動畫…</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/widgets/dialogs.py"/>
        <source>Save picture</source>
        <translation>儲存圖片</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/explore_page.py"/>
        <source>Save picture…</source>
        <translation>儲存圖片…</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/preset_bar.py"/>
        <source>Save preset</source>
        <translation>儲存預設集</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/explore_page.py"/>
        <source>Save what is on show, with its captions</source>
        <translation>儲存顯示的內容及其說明</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/preset_bar.py"/>
        <source>Save, rename or delete presets</source>
        <translation>儲存、重新命名或刪除預設集</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/tile_commands.py"/>
        <source>Saved {count} pictures in {folder}</source>
        <translation>已將 {count} 張圖片儲存到 {folder}</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/preset_bar.py"/>
        <location filename="../../glyphstudio/ui/create/tile_commands.py"/>
        <source>Saved {name}</source>
        <translation>已儲存 {name}</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/page_rail.py"/>
        <source>Say which of two glyphs is better (Alt+7)</source>
        <translation>選出兩個字形中較好的一個 (Alt+7)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/more_section.py"/>
        <source>Schedule</source>
        <translation>雜訊排程</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Seal of the last glyph</source>
        <translation>以最後一個字形為印章</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/shortcuts_dialog.py"/>
        <location filename="../../glyphstudio/ui/library/library_page.py"/>
        <source>Search</source>
        <translation>搜尋</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/shortcuts_dialog.py"/>
        <source>Search for an action or a key</source>
        <translation>搜尋操作或快速鍵</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/library/library_page.py"/>
        <source>Search: words, #tag, a seed, 2026-11-24</source>
        <translation>搜尋：詞語、#標籤、種子、2026-11-24</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/page_rail.py"/>
        <source>See what each setting does (Alt+3)</source>
        <translation>檢視每項設定的作用 (Alt+3)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/seed_control.py"/>
        <location filename="../../glyphstudio/ui/explore/axis_control.py"/>
        <source>Seed</source>
        <translation>種子</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/pictures/tile_view.py"/>
        <source>Seed {seed}</source>
        <translation>種子 {seed}</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Seeds</source>
        <translation>種子</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/train/train_panel.py"/>
        <source>Set</source>
        <translation>字形集</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/library/library_page.py"/>
        <source>Set every control to what drew it (A)</source>
        <translation>將所有控制項設為繪製它時的值 (A)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_page.py"/>
        <source>Sheet</source>
        <translation>樣張</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/train/train_page.py"/>
        <source>Sheets of the run, oldest first</source>
        <translation>訓練樣張，從最早開始</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/page_rail.py"/>
        <source>Sheets, pages, fonts, outlines and movies (Alt+5)</source>
        <translation>樣張、頁面、字型、輪廓和動畫 (Alt+5)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/more_section.py"/>
        <source>Show negative prompt, schedule and more</source>
        <translation>顯示反向提示詞、雜訊排程等</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>Show the saved &amp;file</source>
        <translation>顯示已儲存的檔案(&amp;F)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Shows</source>
        <translation>顯示內容</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/train/train_panel.py"/>
        <source>Size of the model</source>
        <translation>模型大小</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/page_rail.py"/>
        <source>Sketch</source>
        <translation>手繪</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/runs/run_view.py"/>
        <source>Something ended the trainer from outside: too little memory, a shutdown, or somebody who killed it.</source>
        <translation>訓練程式被外部終止：記憶體不足、關機，或有人結束了它。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Specimen beside it (PDF)</source>
        <translation>附字型樣張 (PDF)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/engine/choices.py"/>
        <source>Spends longer between noise and shape.</source>
        <translation>在雜訊與成形之間停留更久。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/train/train_panel.py"/>
        <source>Start training</source>
        <translation>開始訓練</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/empty_table.py"/>
        <source>Start with one of these, or type your own on the left</source>
        <translation>從這些詞開始，或在左邊輸入您自己的</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/run_display.py"/>
        <location filename="../../glyphstudio/ui/train/train_page.py"/>
        <source>Starting…</source>
        <translation>正在開始…</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/runs/loss_plot.py"/>
        <source>Step</source>
        <translation>步</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/step_scrubber.py"/>
        <source>Step on show</source>
        <translation>顯示的步驟</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/step_scrubber.py"/>
        <location filename="../../glyphstudio/ui/frame/status_strip.py"/>
        <source>Step {step} of {steps}</source>
        <translation>第 {step} 步，共 {steps} 步</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/controls.py"/>
        <location filename="../../glyphstudio/ui/explore/axis_control.py"/>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Steps</source>
        <translation>步數</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/explore_panel.py"/>
        <source>Steps × guidance</source>
        <translation>步數 × 引導強度</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/explore_panel.py"/>
        <location filename="../../glyphstudio/ui/runs/run_view.py"/>
        <location filename="../../glyphstudio/ui/sketch/sketch_panel.py"/>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/controls.py"/>
        <location filename="../../glyphstudio/ui/explore/explore_panel.py"/>
        <source>Stop after the step under way (Esc)</source>
        <translation>在目前步驟後停止 (Esc)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/queue_panel.py"/>
        <source>Stop what is drawn and forget what waits (Shift+Esc)</source>
        <translation>停止正在繪製的，並取消等待中的 (Shift+Esc)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/run_display.py"/>
        <location filename="../../glyphstudio/ui/explore/explore_commands.py"/>
        <location filename="../../glyphstudio/ui/runs/run_view.py"/>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/run_display.py"/>
        <source>Stopped at step {step} of {steps}</source>
        <translation>已停在第 {step} 步，共 {steps} 步</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/runs/run_view.py"/>
        <source>Stopping: a checkpoint is saved first…</source>
        <translation>正在停止：先儲存檢查點…</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/run_display.py"/>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/sketch/sketch_panel.py"/>
        <source>Strength, %</source>
        <translation>強度，%</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/strokes_control.py"/>
        <location filename="../../glyphstudio/ui/explore/axis_control.py"/>
        <source>Strokes</source>
        <translation>筆畫</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/style_control.py"/>
        <location filename="../../glyphstudio/ui/explore/axis_control.py"/>
        <source>Style</source>
        <translation>風格</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/widgets/dialogs.py"/>
        <source>Tags</source>
        <translation>標籤</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/sketch/sketch_panel.py"/>
        <source>Take that back (K)</source>
        <translation>撤回塗抹的部分 (K)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/pair_view.py"/>
        <source>Take the last verdict back (Ctrl+Z)</source>
        <translation>撤回上一次評分 (Ctrl+Z)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/composition_field.py"/>
        <source>Tell the network nothing of components</source>
        <translation>不告訴網路任何部件</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/rate_panel.py"/>
        <source>The 36 words</source>
        <translation>36 個詞</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/engine/choices.py"/>
        <source>The best pictures, with 30 steps or more.</source>
        <translation>圖片最好，需 30 步以上。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/explore_panel.py"/>
        <source>The board of 36 words</source>
        <translation>36 個詞的總覽</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/engine/choices.py"/>
        <source>The classic without noise: the same steps as Euler, derived another way.</source>
        <translation>經典的無噪取樣：與 Euler 步驟相同，推導方式不同。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/engine/choices.py"/>
        <source>The few levels that drafts are made for.</source>
        <translation>專為草稿而設的少數級別。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/window/main_window.py"/>
        <source>The language changes at the next start.</source>
        <translation>語言會在下次啟動時變更。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/engine/choices.py"/>
        <source>The levels of the original paper.</source>
        <translation>原論文中的雜訊級別。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/rate_panel.py"/>
        <source>The library</source>
        <translation>圖庫</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/window/session.py"/>
        <source>The library could not be used: {reason}. A new one has begun.</source>
        <translation>圖庫無法使用：{reason}。已新建一個圖庫。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/rate_page.py"/>
        <location filename="../../glyphstudio/ui/train/train_page.py"/>
        <source>The model “{name}” is installed: choose it in the menu Model.</source>
        <translation>模型「{name}」已安裝：可在「模型」選單中選擇。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/pair_view.py"/>
        <source>The next pair is being drawn…</source>
        <translation>正在繪製下一對…</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/library/library_commands.py"/>
        <source>The next pictures begin with seed {seed}</source>
        <translation>接下來的圖片從種子 {seed} 開始</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/engine/choices.py"/>
        <source>The original, with noise at each step; wants hundreds.</source>
        <translation>最初的方法，每步加入雜訊；需要數百步。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>The other prompt</source>
        <translation>另一個提示詞</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/engine/choices.py"/>
        <source>The plainest: straight along the slope.</source>
        <translation>最簡單：沿斜率直行。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/window/session.py"/>
        <source>The presets could not be read. New ones can be saved.</source>
        <translation>預設集無法讀取。可以儲存新的預設集。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/preset_bar.py"/>
        <source>The presets could not be written to disk.</source>
        <translation>預設集無法寫入磁碟。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/run_display.py"/>
        <source>The prompt is longer than the model reads.</source>
        <translation>提示詞超出了模型可讀的長度。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/library/library_commands.py"/>
        <source>The prompt is taken</source>
        <translation>已採用提示詞</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/rate_page.py"/>
        <source>The ratings could not be read. New ones have begun.</source>
        <translation>評分無法讀取，已重新開始。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/tile_commands.py"/>
        <source>The settings of {name} are back</source>
        <translation>已還原 {name} 的設定</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/runs/run_view.py"/>
        <source>The trainer did not start.</source>
        <translation>訓練程式沒有啟動。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/runs/run_view.py"/>
        <source>The trainer starts…</source>
        <translation>正在啟動訓練程式…</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/library/library_page.py"/>
        <source>The trash is empty.</source>
        <translation>垃圾桶是空的。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/pair_view.py"/>
        <source>There are no more pairs here: write prompts, or draw some more of one prompt.</source>
        <translation>這裡沒有更多圖片對了：請寫下提示詞，或用同一提示詞再畫幾張。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/widgets/dialogs.py"/>
        <source>This cannot be undone.</source>
        <translation>此操作無法復原。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/controls.py"/>
        <source>This model has no draft.</source>
        <translation>此模型沒有草稿模式。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/pair_view.py"/>
        <source>This one →</source>
        <translation>這個 →</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Title</source>
        <translation>標題</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>To</source>
        <translation>漸變為</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/explore_panel.py"/>
        <source>To the right</source>
        <translation>右邊</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/window/training_pages.py"/>
        <source>To train, install Glyph Studio with Python: {command} ({package} is missing here).</source>
        <translation>要進行訓練，請用 Python 安裝 Glyph Studio：{command}（此處缺少 {package}）。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Tolerance, pixels</source>
        <translation>容差，像素</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/page_rail.py"/>
        <source>Train</source>
        <translation>訓練</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/page_rail.py"/>
        <source>Train a model on a font (Alt+6)</source>
        <translation>用字型訓練模型 (Alt+6)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/runs/run_view.py"/>
        <source>Training</source>
        <translation>正在訓練</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/library/library_page.py"/>
        <source>Trash</source>
        <translation>垃圾桶</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/rate_panel.py"/>
        <source>Tune the model</source>
        <translation>微調模型</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/rate_page.py"/>
        <source>Tuning</source>
        <translation>微調</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/rate_page.py"/>
        <source>Tuning needs {package}: pip install 'glyphstudio[train]'.</source>
        <translation>微調需要 {package}：pip install 'glyphstudio[train]'。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/rate_panel.py"/>
        <source>Tuning on show</source>
        <translation>顯示的微調</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Turned</source>
        <translation>方向</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/pair_table.py"/>
        <source>Two glyphs of “{prompt}”</source>
        <translation>「{prompt}」的兩個字形</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/empty_table.py"/>
        <source>Type a word. Watch a glyph appear.</source>
        <translation>輸入一個詞，看字形浮現。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_page.py"/>
        <source>Type the glyphs in any program</source>
        <translation>可在任何程式中輸入這些字形</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_preview.py"/>
        <source>Type to try the font</source>
        <translation>輸入文字試用字型</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/preset_bar.py"/>
        <location filename="../../glyphstudio/ui/rate/pair_view.py"/>
        <location filename="../../glyphstudio/ui/sketch/sketch_panel.py"/>
        <location filename="../../glyphstudio/ui/widgets/undo_bar.py"/>
        <source>Undo</source>
        <translation>復原</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/widgets/undo_bar.py"/>
        <source>Undo (Ctrl+Z)</source>
        <translation>復原 (Ctrl+Z)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/widgets/undo_bar.py"/>
        <source>Undo: {message}</source>
        <translation>復原：{message}</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/train/train_panel.py"/>
        <source>Unified Ideographs</source>
        <translation>統一表意文字</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/seed_control.py"/>
        <source>Unlocked: every run draws a new seed</source>
        <translation>未鎖定：每次都換新種子</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Upright</source>
        <translation>縱向頁面</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/library/library_actions.py"/>
        <source>Use &amp;all its settings</source>
        <translation>使用其全部設定(&amp;A)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/library/library_actions.py"/>
        <source>Use its &amp;prompt</source>
        <translation>使用其提示詞(&amp;P)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/library/library_actions.py"/>
        <source>Use its &amp;seed</source>
        <translation>使用其種子(&amp;S)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/library/library_page.py"/>
        <source>Use its settings</source>
        <translation>使用其設定</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>Vary a &amp;little</source>
        <translation>略作變化(&amp;L)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>Vary a l&amp;ot</source>
        <translation>大幅變化(&amp;O)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/pair_table.py"/>
        <source>Waiting for a pair</source>
        <translation>正在等待圖片對</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/run_display.py"/>
        <source>Waiting for the model…</source>
        <translation>正在等待模型…</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/sketch/sketch_page.py"/>
        <source>What comes of it</source>
        <translation>繪製結果</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/radical_control.py"/>
        <source>What the glyph belongs to: search by number, character or English name</source>
        <translation>字形所屬：可按編號、字元或英文名搜尋</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/more_section.py"/>
        <source>What the glyph should lead away from</source>
        <translation>字形應當避開的內容</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/view_switch.py"/>
        <source>What the model expects to end with: x₀</source>
        <translation>模型預計的最終結果：x₀</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/view_switch.py"/>
        <source>What the model takes for noise: the other two apart</source>
        <translation>模型視為雜訊的部分：另外兩者之差</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/view_switch.py"/>
        <source>What the sampler is working on: x with its noise</source>
        <translation>取樣器正在處理的內容：帶雜訊的 x</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/seed_control.py"/>
        <source>Where the noise comes from: the same seed draws the same picture again</source>
        <translation>雜訊的來源：相同的種子會畫出相同的圖片</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/composition_field.py"/>
        <source>Which components stand where: ⿰火直 is 火 left of 直</source>
        <translation>各部件的位置：⿰火直 表示 火 在 直 的左邊</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/widgets/dialogs.py"/>
        <source>Words to find it by, with spaces between:</source>
        <translation>便於尋找的詞語，以空格分隔：</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Writing</source>
        <translation>排字</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_page.py"/>
        <source>Writing in columns, with a key and a seal</source>
        <translation>分欄書寫，附對照表和印章</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/runs/run_view.py"/>
        <source>a model is being made of it…</source>
        <translation>正在由它製作模型…</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/runs/run_view.py"/>
        <source>about {hours} h left</source>
        <translation>約剩 {hours} 小時</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/queue_panel.py"/>
        <location filename="../../glyphstudio/ui/explore/explore_commands.py"/>
        <location filename="../../glyphstudio/ui/frame/status_strip.py"/>
        <location filename="../../glyphstudio/ui/runs/run_view.py"/>
        <source>about {minutes} min left</source>
        <translation>約剩 {minutes} 分鐘</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/queue_panel.py"/>
        <location filename="../../glyphstudio/ui/explore/explore_commands.py"/>
        <location filename="../../glyphstudio/ui/frame/status_strip.py"/>
        <location filename="../../glyphstudio/ui/runs/run_view.py"/>
        <source>about {seconds} s left</source>
        <translation>約剩 {seconds} 秒</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/composition_field.py"/>
        <source>above and below</source>
        <translation>上下</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/composition_field.py"/>
        <source>above the lower left corner</source>
        <translation>左下包圍</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/status_strip.py"/>
        <source>almost done</source>
        <translation>即將完成</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/strokes_control.py"/>
        <source>any</source>
        <translation>不限</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/tuning_view.py"/>
        <source>before tuning</source>
        <translation>微調之前</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/queue_panel.py"/>
        <location filename="../../glyphstudio/ui/pictures/tile_view.py"/>
        <source>being drawn</source>
        <translation>正在繪製</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/runs/loss_plot.py"/>
        <source>each report</source>
        <translation>每次回報</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/composition_field.py"/>
        <source>enclosed</source>
        <translation>全包圍</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/composition_field.py"/>
        <source>enclosed, open above</source>
        <translation>下三包圍</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/composition_field.py"/>
        <source>enclosed, open at the right</source>
        <translation>左三包圍</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/composition_field.py"/>
        <source>enclosed, open below</source>
        <translation>上三包圍</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/tuning_view.py"/>
        <source>epoch {number}</source>
        <translation>第 {number} 輪</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/queue_panel.py"/>
        <source>failed</source>
        <translation>失敗</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/pictures/card_model.py"/>
        <source>favourite</source>
        <translation>已收藏</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/sweep_view.py"/>
        <location filename="../../glyphstudio/ui/pictures/tile_view.py"/>
        <source>finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/expansion_line.py"/>
        <source>for example</source>
        <translation>例如</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/canvas.py"/>
        <location filename="../../glyphstudio/ui/library/library_page.py"/>
        <source>guidance {guidance}</source>
        <translation>引導強度 {guidance}</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/runs/loss_plot.py"/>
        <source>held out</source>
        <translation>保留集</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/runs/run_view.py"/>
        <source>installed as “{name}”, from step {step}</source>
        <translation>已安裝為「{name}」，取自第 {step} 步</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/composition_field.py"/>
        <source>left and right</source>
        <translation>左右</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/sweep_view.py"/>
        <source>not finished</source>
        <translation>未完成</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/composition_field.py"/>
        <source>one over the other</source>
        <translation>重疊</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/run_display.py"/>
        <source>processor</source>
        <translation>處理器</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/train/train_panel.py"/>
        <source>reference: the published recipe</source>
        <translation>reference：已發表的配方</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/runs/loss_plot.py"/>
        <source>running mean</source>
        <translation>移動平均</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/canvas.py"/>
        <location filename="../../glyphstudio/ui/library/library_page.py"/>
        <location filename="../../glyphstudio/ui/pictures/card_model.py"/>
        <source>seed {seed}</source>
        <translation>種子 {seed}</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/canvas.py"/>
        <source>seeds from {seed}</source>
        <translation>種子從 {seed} 起</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/pair_view.py"/>
        <source>seeds {left} and {right} · ← → say which is better, ↓ neither</source>
        <translation>種子 {left} 和 {right} · ← → 選出較好的，↓ 不分上下</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/tuning_view.py"/>
        <location filename="../../glyphstudio/ui/runs/run_view.py"/>
        <location filename="../../glyphstudio/ui/train/train_page.py"/>
        <source>step {step}</source>
        <translation>第 {step} 步</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/pictures/tile_view.py"/>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/pictures/tile_view.py"/>
        <source>stopped at step {step}</source>
        <translation>停在第 {step} 步</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/composition_field.py"/>
        <source>three above each other</source>
        <translation>上中下</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/composition_field.py"/>
        <source>three side by side</source>
        <translation>左中右</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/composition_field.py"/>
        <source>under the upper left corner</source>
        <translation>左上包圍</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/composition_field.py"/>
        <source>under the upper right corner</source>
        <translation>右上包圍</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/queue_panel.py"/>
        <location filename="../../glyphstudio/ui/pictures/tile_view.py"/>
        <source>waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_preview.py"/>
        <source>{count} are typed by code point only, from U+F0000 on.</source>
        <translation>{count} 個只能用碼位輸入，從 U+F0000 起。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/expansion_line.py"/>
        <source>{count} combinations</source>
        <translation>{count} 種組合</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/train/train_panel.py"/>
        <source>{count} glyphs of {size} × {size} pixels</source>
        <translation>{count} 個字形，{size} × {size} 像素</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_page.py"/>
        <source>{count} glyphs: Del removes, Alt with the arrows moves</source>
        <translation>{count} 個字形：Del 移除，Alt 加方向鍵移動</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/queue_panel.py"/>
        <location filename="../../glyphstudio/ui/library/library_page.py"/>
        <source>{count} pictures</source>
        <translation>{count} 張圖片</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/library/library_commands.py"/>
        <source>{count} pictures are</source>
        <translation>{count} 張圖片</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/library/library_page.py"/>
        <source>{count} pictures are chosen</source>
        <translation>已選擇 {count} 張圖片</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/run_display.py"/>
        <source>{count} pictures in {seconds} s</source>
        <translation>{count} 張圖片，耗時 {seconds} 秒</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/queue_panel.py"/>
        <source>{count} waiting</source>
        <translation>{count} 項等待中</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/explore_commands.py"/>
        <source>{done} of {total} pictures</source>
        <translation>{done}/{total} 張圖片</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/train/train_page.py"/>
        <source>{drawn} glyphs; {done} of {total} characters</source>
        <translation>{drawn} 個字形；已處理 {done}/{total} 個字元</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/shortcuts.py"/>
        <source>{key} is taken: {title}.</source>
        <translation>{key} 已被佔用：{title}。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/run_display.py"/>
        <source>{name} · {size} × {size} pixels</source>
        <translation>{name} · {size} × {size} 像素</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/widgets/number_control.py"/>
        <source>{name}, slider</source>
        <translation>{name}，滑桿</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/axis_control.py"/>
        <source>{name}, values</source>
        <translation>{name}的值</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/rate_panel.py"/>
        <source>{pairs} pairs: {left} × left, {right} × right; {equal} equal</source>
        <translation>{pairs} 對：左 {left}，右 {right}；不分上下 {equal}</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/run_display.py"/>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/canvas.py"/>
        <source>{prompt}, and one other</source>
        <translation>{prompt}，及另外一個</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/canvas.py"/>
        <source>{prompt}, and {count} others</source>
        <translation>{prompt}，及另外 {count} 個</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/runs/run_view.py"/>
        <source>{rate} samples/s</source>
        <translation>{rate} 樣本/秒</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/canvas.py"/>
        <location filename="../../glyphstudio/ui/create/queue_panel.py"/>
        <location filename="../../glyphstudio/ui/library/library_page.py"/>
        <source>{steps} steps</source>
        <translation>{steps} 步</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/library/library_commands.py"/>
        <source>{what} back in the library</source>
        <translation>{what}已放回圖庫</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/library/library_commands.py"/>
        <source>{what} in the trash</source>
        <translation>{what}已移到垃圾桶</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/train/train_panel.py"/>
        <source>… and Extension A</source>
        <translation>… 及擴充 A</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/pair_view.py"/>
        <source>← This one</source>
        <translation>← 這個</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/pair_table.py"/>
        <source>← the left is better, → the right is better, ↓ neither, ⌫ undo</source>
        <translation>← 左邊較好，→ 右邊較好，↓ 不分上下，⌫ 復原</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/pair_view.py"/>
        <source>↓ Equal</source>
        <translation>↓ 不分上下</translation>
    </message>
</context>
</TS>
